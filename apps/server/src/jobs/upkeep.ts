import type { PgBoss } from 'pg-boss'
import { settleOfficePlans } from '@wadah/api/office-plans'
import { endOverdueMeetings } from '@wadah/db/meetings'
import { forgetPurposesBefore } from '@wadah/db/read-purposes'
import { inBackground } from '@wadah/db/priority'
import { applyRetention } from '@wadah/db/retention'
import { backUp } from './back-up.ts'
import type { JobsDeps } from './jobs.ts'

interface Chore {
  name: string
  cron: string
  run(): Promise<unknown>
}

/** Minutes past local midnight as a daily cron line in UTC. */
function daily(minutes: number, utcOffsetMinutes: number): string {
  const utc = (((minutes - utcOffsetMinutes) % 1_440) + 1_440) % 1_440
  return `${utc % 60} ${Math.floor(utc / 60)} * * *`
}

/**
 * Takes up what keeps the installation well: a backup each night, retention after it, maintenance of the embedded database, and
 * the end of meetings that nobody ended, changes of the register of offices on their day.
 *
 * @remarks Once in all over every replica. A night the machine was off is made up for when it is on again.
 */
export async function startUpkeep(boss: PgBoss, deps: JobsDeps): Promise<void> {
  const { utcOffsetMinutes } = deps
  const settleOffices = (): Promise<void> => settleOfficePlans(deps.database, deps)
  const chores: Chore[] = [
    { name: 'retention', cron: daily(150, utcOffsetMinutes), run: () => applyRetention(deps.database, new Date(deps.now())) },
    { name: 'meetings', cron: '*/5 * * * *', run: () => endOverdueMeetings(deps.database, new Date(deps.now())) },
    { name: 'offices', cron: '* * * * *', run: settleOffices },
    { name: 'maintenance', cron: '*/10 * * * *', run: () => deps.database.maintain() },
  ]
  // Before the backup, so that the newest backup holds a seal of nearly all of it.
  if (deps.sealAudit !== undefined)
    chores.push({ name: 'audit-seal', cron: daily(80, utcOffsetMinutes), run: async () => deps.sealAudit?.() })
  chores.push({
    name: 'purposes',
    cron: daily(160, utcOffsetMinutes),
    run: () => forgetPurposesBefore(deps.database, new Date(deps.now() - 30 * 86_400_000)),
  })
  if (deps.backupDir !== undefined) chores.push({ name: 'backup', cron: daily(90, utcOffsetMinutes), run: () => backUp(deps) })
  else await boss.unschedule('backup')
  // What came due while the server was off is not waited for.
  await runChore(deps, 'offices', settleOffices).catch(() => undefined)
  for (const { name, cron, run } of chores) {
    await boss.createQueue(name, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 3_600, deleteAfterSeconds: 86_400 })
    await boss.work(name, { pollingIntervalSeconds: 30 }, () => inBackground(() => runChore(deps, name, run)))
    await boss.schedule(name, cron, {}, { tz: 'UTC', missed: 'once', singletonKey: name })
  }
}

async function runChore({ log }: JobsDeps, name: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (thrown) {
    log({
      level: 'error',
      message: `The chore “${name}” failed.`,
      details: { reason: thrown instanceof Error ? thrown.message : String(thrown) },
    })
    throw thrown
  }
}
