import type { EnablingServices } from '@wadah/api/enabling-services'
import { enabledWidgets } from '@wadah/api/enabled-widgets'
import { readRunningState } from '@wadah/api/running-state'
import type { Installation, Services } from '@wadah/api/services'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { recordRun, type RunOutcome } from '@wadah/db/feed-runs'
import { findFeed } from '@wadah/db/feeds'
import type { MeasurePointInput } from '@wadah/db/measures'
import type { Database } from '@wadah/db/open'
import { hostSdk } from '../registry/host-sdk.ts'
import { createEnabling } from './create-enabling.ts'
import type { EnablingDeps } from './enabling-deps.ts'
import { judgePilots } from './watch-pilots.ts'

/** Decisions over a real database with the test’s clock, and ways to see what came of them. */
export interface EnablingBench {
  clock: { now: number }
  enabling: EnablingServices
  installation: Installation
  log: EnablingDeps['log']
  /** Feeds that were asked to run at once. */
  ran: string[]
  judge(): Promise<void>
  /** What a caller gets in the gallery, and on a board. */
  seen(caller: Caller, board?: string): Promise<Pick<EnabledWidget, 'version' | 'feeds' | 'withdrawn'>[]>
  /** Records a run of a feed as its bridge would. */
  run(feed: string, data: unknown, options?: { observedAt?: Date; points?: MeasurePointInput[] }): Promise<void>
  fail(feed: string): Promise<void>
}

const installation: Installation = {
  demo: false,
  build: () => 'b1',
  city: {
    id: 'uji',
    name: 'Kota Uji',
    code: '32.78',
    utcOffsetMinutes: 420,
    mapLevel: 'kecamatan',
    bounds: { west: 0, south: 0, east: 1, north: 1 },
  },
  holidays: [],
  attribution: [],
  safeMode: false,
  epoch: 'e1',
  demandsSecondFactor: false,
  sdk: hostSdk,
}

const curator: Caller = { kind: 'user', userId: 'u-kurator', name: 'Kurator', roles: ['curator'] }
/** Why, and by whom, in a test. */
export const because = { reason: 'uji coba', caller: curator }

/** Makes the bench of a suite. */
export function enablingBench(database: Database): EnablingBench {
  const clock = { now: Date.parse('2026-11-24T07:00:00Z') }
  const ran: string[] = []
  const now = () => clock.now
  const nobody = async () => ({ revision: 0, open: 0, applied: 0, missing: [] })
  const hub = { clients: () => [] }
  const deps: EnablingDeps = {
    database,
    installation,
    hub,
    reach: nobody,
    runNow: (feed) => ran.push(feed),
    now,
    log: Object.assign(() => undefined, { flush: async () => undefined }),
  }
  const record = async (feed: string, outcome: RunOutcome): Promise<void> => {
    const row = await findFeed(database, feed)
    if (row === undefined) throw new RangeError(`There is no feed ${feed}.`)
    const at = new Date(now())
    await recordRun(database, { feed, contractHash: row.contractHash, startedAt: at, finishedAt: at, outcome })
  }
  return {
    clock,
    ran,
    enabling: createEnabling(deps),
    installation,
    log: deps.log,
    judge: () => judgePilots(deps),
    async seen(caller, board) {
      const services = { installation, now } as Services
      const { widgets, onBoards } = await enabledWidgets({ caller, database, services }, await readRunningState(database))
      const there = board === undefined ? [] : (onBoards[board] ?? [])
      const replaced = new Set(there.map(({ id }) => id))
      return [...widgets.filter(({ id }) => !replaced.has(id)), ...there].map(({ version, feeds, withdrawn }) => ({
        version,
        feeds,
        withdrawn,
      }))
    },
    run: (feed, data, { observedAt, points = [] } = {}) =>
      record(feed, { kind: 'ok', data: { data, contentHash: JSON.stringify(data), points, observedAt } }),
    fail: (feed) => record(feed, { kind: 'failed', code: 'source_status', reason: '500' }),
  }
}
