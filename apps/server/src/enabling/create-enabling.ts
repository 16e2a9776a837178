import type { EnablingServices } from '@wadah/api/enabling-services'
import { listActiveRules } from '@wadah/db/enablement-rules'
import { addWidgetCrash } from '@wadah/db/widget-crashes'
import { createRateLimit } from '../http/rate-limit.ts'
import type { EnablingDeps } from './enabling-deps.ts'
import { readPilotProgress } from './pilot-progress.ts'
import { runFor } from './run-for.ts'
import { takeBack } from './take-back.ts'
import { judgePilots } from './watch-pilots.ts'

/** Creates what decides which release runs for whom. */
export function createEnabling(deps: EnablingDeps): EnablingServices {
  const { database, installation, hub, now } = deps
  const rate = createRateLimit({ burst: 20, windowMs: 60_000 }, now)
  return {
    ...runFor(deps),
    ...takeBack(deps),
    async crashed({ caller, ...crash }) {
      const screen = caller.screenId ?? caller.userId ?? ''
      rate.take(screen)
      await addWidgetCrash(database, { ...crash, at: new Date(now()), screen, screenName: caller.name ?? screen })
      await judgePilots(deps, crash.plugin)
    },
    async progress(plugin) {
      const pilots = (await listActiveRules(database, plugin)).filter(({ kind }) => kind === 'pilot')
      return Promise.all(pilots.map((rule) => readPilotProgress(database, rule, { installation, now: now() })))
    },
    reach: deps.reach,
    screens() {
      const screens = hub
        .clients()
        .flatMap(({ caller: { kind, screenId, name } }) =>
          kind === 'screen' && screenId !== undefined ? [[screenId, name ?? screenId] as const] : [],
        )
      return [...new Map(screens)].map(([id, name]) => ({ id, name }))
    },
  }
}
