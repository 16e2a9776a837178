import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'

/** Runs a statement past everything, as somebody does who has the database itself in hand. For tests. */
export async function tamper(database: Database, statement: string): Promise<void> {
  await database.rows(sql.raw(statement))
}
