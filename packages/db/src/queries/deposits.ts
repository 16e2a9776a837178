import { and, desc, eq, isNull } from 'drizzle-orm'
import { takeTurns, type Alongside, type Database, type Executor } from '../database.ts'
import { deposit } from '../schema/feeds.ts'

export type DepositRow = typeof deposit.$inferSelect

/** The deposit that feeds read: the newest that was not undone. */
export async function latestDeposit(executor: Executor, plugin: string, intake: string): Promise<DepositRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(deposit)
      .where(and(eq(deposit.plugin, plugin), eq(deposit.intake, intake), isNull(deposit.undoneAt)))
      .orderBy(desc(deposit.revision))
      .limit(1)
  )[0]
}

const listed = {
  plugin: deposit.plugin,
  intake: deposit.intake,
  revision: deposit.revision,
  fileName: deposit.fileName,
  rows: deposit.rows,
  uploadedAt: deposit.uploadedAt,
  uploadedBy: deposit.uploadedBy,
  undoneAt: deposit.undoneAt,
  purgedAt: deposit.purgedAt,
}

/** Accepted uploads of an intake, the newest first, without their bytes. */
export function listDeposits(executor: Executor, plugin: string, intake: string): Promise<Omit<DepositRow, 'original' | 'deposit'>[]> {
  return executor.orm
    .select(listed)
    .from(deposit)
    .where(and(eq(deposit.plugin, plugin), eq(deposit.intake, intake)))
    .orderBy(desc(deposit.revision))
}

/** Keeps an accepted upload as the newest revision, together with what `alongside` writes. */
export function addDeposit(
  database: Database,
  row: Omit<DepositRow, 'revision' | 'undoneAt' | 'purgedAt'>,
  alongside?: Alongside<number>,
): Promise<number> {
  return database.transaction(async (tx) => {
    await takeTurns(tx, `deposit ${row.plugin} ${row.intake}`)
    const [newest] = await tx.orm
      .select({ revision: deposit.revision })
      .from(deposit)
      .where(and(eq(deposit.plugin, row.plugin), eq(deposit.intake, row.intake)))
      .orderBy(desc(deposit.revision))
      .limit(1)
    const revision = (newest?.revision ?? 0) + 1
    await tx.orm.insert(deposit).values({ ...row, revision })
    await alongside?.(tx, revision)
    return revision
  })
}

/** Takes an upload back; the one before it is read again. Returns whether there was one to take back. */
export async function undoDeposit(
  executor: Executor,
  key: { plugin: string; intake: string; revision: number },
  at: Date,
): Promise<boolean> {
  const rows = await executor.orm
    .update(deposit)
    .set({ undoneAt: at })
    .where(
      and(eq(deposit.plugin, key.plugin), eq(deposit.intake, key.intake), eq(deposit.revision, key.revision), isNull(deposit.undoneAt)),
    )
    .returning({ revision: deposit.revision })
  return rows.length > 0
}
