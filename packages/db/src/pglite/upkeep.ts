import type { OpenOptions } from '../database.ts'
import { inBackground } from '../priority.ts'
import type { PgliteClient } from './pglite-client.ts'

const vacuumEveryMs = 15 * 60_000
const lookAtLogEveryMs = 15_000
/** The write-ahead log grows until somebody checkpoints. Bytes. */
const checkpointAfterBytes = 48 * 1024 * 1024

const everyTable = `select oid::regclass::text as name from pg_class where relkind in ('r', 'm') and relpersistence = 'p' and not relisshared`

/** Does what autovacuum and the checkpointer do elsewhere; neither runs in the embedded database. */
export function startUpkeep(client: PgliteClient, log: Required<OpenOptions>['log']): { run(): Promise<void>; stop(): void } {
  let checkpointedAt = 0
  let isStopped = false
  const checkpoint = async (): Promise<void> => {
    await client.upkeep('CHECKPOINT')
    checkpointedAt = await logPosition(client)
  }
  const run = (): Promise<void> =>
    inBackground(async () => {
      vacuumTimer.refresh()
      // A table at a time: whoever waits gets a turn in between.
      const tables = (await client.upkeep(everyTable)) as { name: string }[]
      for (const { name } of tables) if (!isStopped) await client.upkeep(`VACUUM (ANALYZE) ${name}`)
      if (!isStopped) await checkpoint()
    })
  const boundLog = (): Promise<void> =>
    inBackground(async () => {
      if ((await logPosition(client)) - checkpointedAt >= checkpointAfterBytes) await checkpoint()
    })
  const quietly = (work: () => Promise<void>) => () =>
    void work().catch((error: unknown) => {
      if (!isStopped) log({ level: 'warn', message: `Upkeep of the embedded database failed: ${String(error)}` })
    })
  const vacuumTimer = setInterval(quietly(run), vacuumEveryMs)
  const logTimer = setInterval(quietly(boundLog), lookAtLogEveryMs)
  vacuumTimer.unref()
  logTimer.unref()
  return {
    run,
    stop: () => {
      isStopped = true
      clearInterval(vacuumTimer)
      clearInterval(logTimer)
    },
  }
}

async function logPosition(client: PgliteClient): Promise<number> {
  const [row] = (await client.upkeep(`select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as bytes`)) as { bytes: number }[]
  return row?.bytes ?? 0
}
