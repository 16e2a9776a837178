/** What one run of an adapter may use. The host enforces every one of them; none is a request to the adapter. */
export interface RunLimits {
  /** Milliseconds from the start of the run to its end, waiting included. Default 10,000. */
  wallMs: number
  /** Milliseconds of processor time inside the adapter's own code. Default 1,000. */
  cpuMs: number
  /** Bytes the adapter's memory may hold. Default 64 MiB. */
  memoryBytes: number
  /** Bytes of the output as JSON. Default 4 MiB. */
  outputBytes: number
  /** Host calls in one run. Default 100. */
  calls: number
  /** Bytes of one answer to a host call as JSON. Default 8 MiB. */
  responseBytes: number
  /** Bytes of one request to the host as JSON. Default 1 MiB. */
  requestBytes: number
  /** Bytes of the state a feed keeps between runs as JSON. Default 64 KiB. */
  stateBytes: number
  /** Log lines in one run; each is cut at 2,000 characters. Default 200. */
  logLines: number
}

const mebibyte = 1_048_576

/** The limits of a run that asks for none of its own. */
export const defaultLimits: Readonly<RunLimits> = {
  wallMs: 10_000,
  cpuMs: 1_000,
  memoryBytes: 64 * mebibyte,
  outputBytes: 4 * mebibyte,
  calls: 100,
  responseBytes: 8 * mebibyte,
  requestBytes: mebibyte,
  stateBytes: 65_536,
  logLines: 200,
}
