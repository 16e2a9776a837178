import { feedId } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { findFeed } from '@wadah/db/feeds'
import { newestSnapshot } from '@wadah/db/snapshots'
import { CodedError, toCodedError } from '@wadah/errors'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { ConnectionBudget } from './connection-budget.ts'
import { grantCapabilities } from './grant-capabilities.ts'
import type { JobsDeps } from './jobs.ts'
import { procedureOf, type LoadedRelease, type ReleaseLoader } from './load-release.ts'
import { readRunData } from './read-run-data.ts'

/** What a feed would give with a config that is not in force yet. */
export interface TriedFeed {
  feed: string
  title: Text
  ok: boolean
  code?: string | undefined
  message?: string | undefined
}

/** What a trial needs besides the deps of all jobs. */
export interface TryConfigDeps extends JobsDeps {
  releases: ReleaseLoader
  breaker: CircuitBreaker
  budget: ConnectionBudget
}

/**
 * Runs every feed of a plugin with another config, against its contract, and keeps nothing.
 *
 * @remarks A feed that waits for its first upload is fine: no config changes that. Throws `not_found` for a plugin that is not enabled.
 */
export async function tryConfig(
  deps: TryConfigDeps,
  { plugin, config }: { plugin: string; config: Readonly<Record<string, unknown>> },
): Promise<TriedFeed[]> {
  const release = await deps.releases.enabled(plugin)
  if (release === undefined) throw new CodedError('not_found', `The plugin ${plugin} is not enabled.`)
  const names = Object.entries(release.contract.procedures).flatMap(([name, { meta }]) => (meta.kind === 'feed' ? [name] : []))
  const whole = { ...release.manifest.config?.defaults, ...config }
  return Promise.all(names.map((name) => tryFeed(deps, { release, name, config: whole })))
}

async function tryFeed(
  deps: TryConfigDeps,
  { release, name, config }: { release: LoadedRelease; name: string; config: Readonly<Record<string, unknown>> },
): Promise<TriedFeed> {
  const recorded = procedureOf(release, name, 'feed')
  const tried = { feed: feedId(release.manifest.id, name), title: recorded.meta.title }
  let isWaiting = false
  try {
    const row = await findFeed(deps.database, tried.feed)
    const previous = await newestSnapshot(deps.database, tried.feed)
    const now = deps.now()
    const { output } = await deps.adapterHost.run({
      release: release.adapter,
      procedure: name,
      recorded,
      context: {
        now,
        config,
        previous: previous?.data,
        state: row?.adapterState ?? undefined,
        utcOffsetMinutes: deps.utcOffsetMinutes,
      },
      capabilities: grantCapabilities(deps, {
        release,
        connections: recorded.meta.connections,
        classification: recorded.meta.classification,
        breaker: deps.breaker,
        budget: deps.budget,
        force: true,
        onMissingDeposit: () => (isWaiting = true),
      }),
    })
    const read = await readRunData(output, recorded.meta, { now, utcOffsetMinutes: deps.utcOffsetMinutes, before: undefined })
    if (read.hasTime || isWaiting) return { ...tried, ok: true }
    return { ...tried, ok: false, code: 'source_shape', message: 'The answer does not name the time it speaks of; it may be empty.' }
  } catch (thrown) {
    if (isWaiting) return { ...tried, ok: true }
    const { code, message } = toCodedError(thrown)
    return { ...tried, ok: false, code, message: message.slice(0, 500) }
  }
}
