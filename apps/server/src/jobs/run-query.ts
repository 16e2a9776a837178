import { mayRead } from '@wadah/contracts/classification'
import { sortedKeys } from '@wadah/contracts/sorted-keys'
import { CodedError } from '@wadah/errors'
import { durationMs } from '@wadah/freshness/duration'
import type { RateLimit } from '../http/rate-limit.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { ConnectionBudget } from './connection-budget.ts'
import { grantCapabilities } from './grant-capabilities.ts'
import type { JobsDeps, RunQueryOptions } from './jobs.ts'
import { configOf, procedureOf, type ReleaseLoader } from './load-release.ts'
import type { QueryCache } from './query-cache.ts'

/** What a query needs besides the deps of all jobs. */
export interface RunQueryDeps extends JobsDeps {
  releases: ReleaseLoader
  breaker: CircuitBreaker
  budget: ConnectionBudget
  cache: QueryCache
  rate: RateLimit
}

const largestInput = 16_384

/** Answers a query from the cache, from one under way, or by running it. Unknown and forbidden answer alike: `not_found`. */
export async function runQuery(
  deps: RunQueryDeps,
  { release: hash, procedure, input, projection, caller }: RunQueryOptions,
): Promise<unknown> {
  deps.rate.take(caller)
  const release = await deps.releases.byHash(hash)
  const recorded = procedureOf(release, procedure, 'query')
  if (release === undefined || !mayRead(projection, recorded.meta.classification))
    throw new CodedError('not_found', 'No such query is enabled.')
  const asked = JSON.stringify(sortedKeys(input) ?? null)
  if (asked.length > largestInput) throw new CodedError('too_large', `The input of a query holds at most ${largestInput} bytes.`)
  const { config, revision } = await configOf(deps.database, release)
  return deps.cache.take(JSON.stringify([hash, procedure, revision, projection, asked]), durationMs(recorded.meta.cache), async () => {
    const { output, usage } = await deps.adapterHost.run({
      release: release.adapter,
      procedure,
      input,
      recorded,
      context: { now: deps.now(), config, utcOffsetMinutes: deps.utcOffsetMinutes },
      capabilities: grantCapabilities(deps, {
        release,
        connections: recorded.meta.connections,
        classification: recorded.meta.classification,
        breaker: deps.breaker,
        budget: deps.budget,
        force: false,
        onMissingDeposit: () => undefined,
      }),
    })
    return { answer: output, bytes: usage.outputBytes }
  })
}
