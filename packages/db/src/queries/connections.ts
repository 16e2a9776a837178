import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { connection } from '../schema/city.ts'

export type ConnectionRow = typeof connection.$inferSelect
export type NewConnection = typeof connection.$inferInsert

/** Adds a connection or changes it. `sealedAuth` undefined keeps the stored credentials, `null` forgets them. */
export async function saveConnection(executor: Executor, row: NewConnection): Promise<void> {
  await executor.orm
    .insert(connection)
    .values(row)
    .onConflictDoUpdate({ target: [connection.opd, connection.name], set: row })
}

/** One connection of an OPD. */
export async function findConnection(executor: Executor, opd: string, name: string): Promise<ConnectionRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(connection)
      .where(and(eq(connection.opd, opd), eq(connection.name, name)))
  )[0]
}

/** Connections of one OPD, or of all. */
export function listConnections(executor: Executor, opd?: string): Promise<ConnectionRow[]> {
  return executor.orm
    .select()
    .from(connection)
    .where(opd === undefined ? undefined : eq(connection.opd, opd))
    .orderBy(asc(connection.opd), asc(connection.name))
}

/** Has another office look after connections that are kept in the name of one. Their credentials stay sealed as they are. */
export async function handConnections(
  executor: Executor,
  { opd, names, keeper }: { opd: string; names: readonly string[]; keeper: string },
): Promise<void> {
  await executor.orm
    .update(connection)
    .set({ keeper })
    .where(and(eq(connection.opd, opd), inArray(connection.name, [...names])))
}
