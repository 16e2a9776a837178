import type { RecordedProcedure } from '@wadah/contracts/recorded-contract'
import type { HostCapabilities } from './capabilities.ts'
import type { RunLimits } from './limits.ts'

/** The code of a release. */
export interface AdapterRelease {
  /** Content address: two releases with one hash have one code. */
  hash: string
  /** `adapter.js`: a classic script that speaks the guest protocol. */
  code: string
  /** `adapter.js.map`; stays on the host and turns stacks into lines of the author. */
  sourceMap?: string | undefined
}

/** What the adapter sees as its context, besides capabilities. */
export interface RunContext {
  /** Epoch milliseconds; the clock inside the sandbox starts here. */
  now: number
  config: unknown
  /** Last snapshot of the feed. */
  previous?: unknown
  /** What the last run kept with `state.set`. */
  state?: unknown
  backfill?: { since: string } | undefined
  utcOffsetMinutes: number
}

/** One run. */
export interface RunAdapterOptions {
  release: AdapterRelease
  procedure: string
  input?: unknown
  /** What `contract.json` records of the procedure: input and output are validated against it, on the host. */
  recorded: RecordedProcedure
  context: RunContext
  capabilities: HostCapabilities
  limits?: Partial<RunLimits> | undefined
}

/** One line an adapter logged. */
export interface AdapterLogLine {
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
}

/** What a run used. */
export interface RunUsage {
  wallMs: number
  cpuMs: number
  calls: number
  outputBytes: number
}

/** A run that ended well: its output is valid against the recorded contract. */
export interface AdapterRun {
  output: unknown
  /** Present when the adapter set it: what to hand to the next run. */
  state?: { value: unknown } | undefined
  logs: AdapterLogLine[]
  usage: RunUsage
}

/** What the host itself has to say: an engine that crashed, a worker that was replaced. */
export type HostLog = (event: { level: 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }) => void

/** Options of {@link createAdapterHost}. */
export interface AdapterHostOptions {
  /** Threads that run adapters; runs that wait for a source share them. */
  workers: number
  /** Limits of every run unless it says otherwise. */
  limits?: Partial<RunLimits> | undefined
  log: HostLog
}

/** Runs adapters, each in a sandbox of its own. */
export interface AdapterHost {
  /** Runs one procedure. Throws `CodedError` (`adapter_*`, `capability_refused`, `source_*`, `host_refused`, `input_mismatch`, `output_mismatch`). */
  run(options: RunAdapterOptions): Promise<AdapterRun>
  /** Evaluates a release and lists its procedures. */
  procedures(release: AdapterRelease): Promise<{ name: string; kind: string }[]>
  /** Ends every run with `adapter_crashed` and stops the threads. */
  close(): Promise<void>
}
