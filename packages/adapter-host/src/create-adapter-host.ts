import { CodedError } from '@wadah/errors'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { AdapterHost, AdapterHostOptions, AdapterRelease, AdapterRun, RunAdapterOptions } from './adapter-host.ts'
import { createHostSide, type HostSide } from './answer-host-call.ts'
import type { EngineLimits, GuestStart, ReleaseImage } from './engine.ts'
import { failureError } from './failure-error.ts'
import { createImageStore } from './image-store.ts'
import { defaultLimits, type RunLimits } from './limits.ts'
import { createSandboxPool, type JobEnd, type SandboxPool } from './sandbox-pool.ts'
import { validateAgainst } from './validate.ts'

/** Memory all images together may take. */
const imageBytes = 192 * 1_048_576

/** Clock time after which a guest that holds its thread is torn down: far beyond its processor time even on a busy machine. */
const holdMsOf = (limits: RunLimits): number => limits.cpuMs * 3 + 1_000

const engineLimits = ({ cpuMs, memoryBytes, calls, requestBytes }: RunLimits): EngineLimits => ({ cpuMs, memoryBytes, calls, requestBytes })

/**
 * Creates the host that runs adapters.
 *
 * @remarks Threads start with the first run. A guest that holds a thread loses its neighbours to other threads after 0.3 s, and is
 * torn down with its thread when it never gives it back; a neighbour that moves starts anew, so what it asked of a source is asked again.
 *
 * @example
 * ```ts
 * const host = createAdapterHost({ workers: 2, log: () => undefined })
 * const { output } = await host.run({ release, procedure: 'prices', recorded, context, capabilities: {} })
 * ```
 */
export function createAdapterHost({ workers, limits: hostLimits, log }: AdapterHostOptions): AdapterHost {
  const pool = createSandboxPool({ workers: Math.max(1, workers), log })
  const images = createImageStore(imageBytes)
  const limitsOf = (own: Partial<RunLimits> | undefined): RunLimits => ({ ...defaultLimits, ...hostLimits, ...own })
  const imageOf = (release: AdapterRelease): Promise<ReleaseImage> =>
    images.take(release.hash, () => evaluate(pool, release, limitsOf(undefined)))
  return {
    async run(options) {
      const limits = limitsOf(options.limits)
      if (options.recorded.input !== undefined) demand(options.recorded.input, options.input, 'input_mismatch')
      return runImage({ pool, limits, options, image: await imageOf(options.release) })
    },
    async procedures(release) {
      const image = await imageOf(release)
      return readProcedures(image.procedures)
    },
    close: () => pool.close(),
  }
}

function evaluate(pool: SandboxPool, release: AdapterRelease, limits: RunLimits): Promise<ReleaseImage> {
  const { promise, resolve, reject } = Promise.withResolvers<ReleaseImage>()
  pool.submit({
    release: release.hash,
    wallMs: limits.wallMs,
    holdMs: holdMsOf(limits),
    message: (attempt) => ({ type: 'evaluate', attempt, code: release.code, limits: engineLimits(limits) }),
    begin: () => () => Promise.resolve({ ok: false, json: '{}' }),
    onEnd(end) {
      if (end.kind === 'evaluated' && end.result.ok) resolve(end.result.image)
      else if (end.kind === 'evaluated' && !end.result.ok) reject(failureError(end.result.failure, release))
      else if (end.kind === 'ended' && !end.outcome.ok) reject(failureError(end.outcome.failure, release))
    },
  })
  return promise
}

interface RunImageOptions {
  pool: SandboxPool
  limits: RunLimits
  options: RunAdapterOptions
  image: ReleaseImage
}

async function runImage({ pool, limits, options, image }: RunImageOptions): Promise<AdapterRun> {
  const { release, capabilities, recorded } = options
  const { promise, resolve } = Promise.withResolvers<JobEnd>()
  const startedAt = performance.now()
  let side: HostSide = createHostSide(capabilities, limits)
  pool.submit({
    release: release.hash,
    wallMs: limits.wallMs,
    holdMs: holdMsOf(limits),
    message: (attempt) => ({ type: 'run', attempt, image, limits: engineLimits(limits), start: guestStart(options) }),
    begin() {
      side = createHostSide(capabilities, limits)
      return side.answer
    },
    onEnd: resolve,
  })
  const end = await promise
  if (end.kind !== 'ended') throw new CodedError('internal', 'A run ended as an evaluation.')
  if (!end.outcome.ok) throw failureError(end.outcome.failure, release)
  const outputBytes = Buffer.byteLength(end.outcome.json)
  if (outputBytes > limits.outputBytes)
    throw new CodedError('adapter_output', `The output has ${outputBytes} bytes; at most ${limits.outputBytes} are allowed.`, {
      details: { outputBytes },
    })
  const output = parseOutput(end.outcome.json)
  demand(recorded.output, output, 'output_mismatch')
  return {
    output,
    state: side.state,
    logs: side.logs,
    usage: { wallMs: performance.now() - startedAt, cpuMs: end.cpuMs, calls: end.calls, outputBytes },
  }
}

function guestStart({ procedure, input, context }: RunAdapterOptions): GuestStart {
  return {
    procedure,
    inputJson: JSON.stringify(input ?? null),
    contextJson: JSON.stringify(context),
    now: context.now,
    seed: crypto.getRandomValues(new Uint32Array(4)),
  }
}

function parseOutput(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new CodedError('adapter_output', 'The adapter answered something that is no JSON.', { cause })
  }
}

function demand(schema: DialectSchema, value: unknown, code: 'input_mismatch' | 'output_mismatch'): void {
  const validation = validateAgainst(schema, value)
  if (validation.ok) return
  const what = code === 'input_mismatch' ? 'input' : 'output'
  throw new CodedError(
    code,
    `The ${what} does not fit the recorded contract: ${validation.path === '' ? 'it' : validation.path} ${validation.message}.`,
    { details: { path: validation.path, problem: validation.message } },
  )
}

function readProcedures(json: string): { name: string; kind: string }[] {
  const list = parseOutput(json)
  const isList =
    Array.isArray(list) &&
    list.length <= 64 &&
    list.every((item: unknown) => {
      const { name, kind } = (item ?? {}) as Record<string, unknown>
      return typeof name === 'string' && typeof kind === 'string'
    })
  if (!isList) throw new CodedError('adapter_output', 'The adapter lists its procedures in a shape that is not the protocol’s.')
  return (list as { name: string; kind: string }[]).map(({ name, kind }) => ({ name, kind }))
}
