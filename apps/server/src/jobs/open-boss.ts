import { PgBoss, fromPglite, type ConstructorOptions } from 'pg-boss'
import type { Database } from '@wadah/db/open'
import type { JobsDeps } from './jobs.ts'

type PgliteLike = Parameters<typeof fromPglite>[0]

/** Makes the queue over the database the installation has, embedded or not. Nothing runs before its `start`. */
export function openBoss({ database, log }: Pick<JobsDeps, 'database' | 'log'>): PgBoss {
  const boss = new PgBoss({
    ...connectionOf(database),
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    maintenanceIntervalSeconds: 300,
    monitorVacuum: false,
  })
  // Without a listener an error of the queue's own upkeep would end the process.
  boss.on('error', (error) => log({ level: 'warn', message: 'The job queue met an error.', details: { reason: error.message } }))
  boss.on('warning', ({ message }) => log({ level: 'debug', message: `The job queue warns: ${message}` }))
  return boss
}

function connectionOf({ boss }: Database): ConstructorOptions {
  if (boss.kind === 'postgres') return { connectionString: boss.connectionString, max: 4 }
  return { db: fromPglite(boss.client as PgliteLike), backend: 'pglite' }
}
