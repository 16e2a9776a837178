import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterLogLine } from '@wadah/adapter-host/adapter-host'
import type { MeasureQuery } from '@wadah/adapter-host/capabilities'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { CodedError } from '@wadah/errors'
import { packRelease, type PackedRelease } from '@wadah/plugin-bundle/pack'
import type { PlatformPoint } from '../adapter/adapter-context.ts'
import { answerFromFixtures, type HttpFixtures } from './http-fixtures.ts'

/** One run of an adapter in a test. */
export interface RunAdapterOptions {
  /** Folder of the plugin. */
  pluginDir: string
  procedure: string
  /** The clock of the run: epoch ms or an ISO instant. */
  now: number | string
  /** Answers of the sources. Absent: no source may be asked. */
  http?: HttpFixtures
  /** Newest deposit by intake. Absent: the run may not read files. */
  deposits?: Record<string, unknown>
  /** What the platform says of all feeds. Absent: the run may not ask. */
  platform?: { feeds: readonly FeedFacts[]; measures?: (query: MeasureQuery) => readonly PlatformPoint[] }
  config?: unknown
  state?: unknown
  previous?: unknown
  backfill?: { since: string }
  /** Input of a query or an intake. */
  input?: unknown
  /** Minutes ahead of UTC. Default 420 (WIB). */
  utcOffsetMinutes?: number
}

/** How a run ended well. */
export interface RanAdapter<TOutput = unknown> {
  /** Valid against the contract that packing recorded. */
  output: TOutput
  /** What the run kept with `state.set`; else what it was given. */
  state: unknown
  logs: AdapterLogLine[]
}

const packed = new Map<string, Promise<PackedRelease>>()

/**
 * Packs a plugin and runs one procedure of it in the real sandbox, on fixtures.
 *
 * @remarks Rejects as the host would: with a `CodedError` such as `source_not_json`, `output_mismatch` or `capability_refused`.
 * @example
 * ```ts
 * const { output } = await runAdapter({ pluginDir, procedure: 'harga', now: '2025-12-19T03:00:00Z', http: { pihps: { '/ekspor.csv': csv } } })
 * ```
 */
export async function runAdapter<TOutput = unknown>(options: RunAdapterOptions): Promise<RanAdapter<TOutput>> {
  const { pluginDir, procedure, http, deposits, platform, utcOffsetMinutes = 420 } = options
  const { files, contract, manifest } = await pack(pluginDir)
  const recorded = contract.procedures[procedure]
  if (recorded === undefined) throw new CodedError('not_found', `The adapter has no procedure “${procedure}”.`)
  const now = typeof options.now === 'number' ? options.now : Date.parse(options.now)
  const host = createAdapterHost({ workers: 1, log: () => undefined })
  try {
    const run = await host.run({
      release: { hash: pluginDir, code: textOf(files, 'adapter.js') ?? '', sourceMap: textOf(files, 'adapter.js.map') },
      procedure,
      input: options.input,
      recorded,
      context: {
        now,
        config: options.config ?? manifest.config?.defaults ?? {},
        previous: options.previous,
        state: options.state,
        backfill: options.backfill,
        utcOffsetMinutes,
      },
      capabilities: {
        http: http && (async (request) => answerFromFixtures(http, request)),
        files:
          deposits &&
          (async (intake) =>
            deposits[intake] === undefined
              ? undefined
              : { deposit: deposits[intake], uploadedAt: new Date(now).toISOString(), revision: 1 }),
        platform: platform && { feeds: async () => platform.feeds, measures: async (query) => platform.measures?.(query) ?? [] },
      },
    })
    return { output: run.output as TOutput, state: run.state === undefined ? options.state : run.state.value, logs: run.logs }
  } finally {
    await host.close()
  }
}

function pack(pluginDir: string): Promise<PackedRelease> {
  const known = packed.get(pluginDir)
  if (known !== undefined) return known
  const packing = packRelease({ pluginDir })
  packed.set(pluginDir, packing)
  return packing
}

function textOf(files: ReadonlyMap<string, Buffer>, path: string): string | undefined {
  return files.get(path)?.toString('utf8')
}
