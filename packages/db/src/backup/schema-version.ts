import { readdirSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { migrationsFolder, type Executor } from '../database.ts'

/** Migrations this code knows, oldest first. */
export function knownMigrations(): string[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -4))
    .toSorted()
}

/** Newest migration the database was brought to. */
export async function schemaVersion(executor: Executor): Promise<string> {
  const rows = await executor.rows<{ n: number }>(sql`select count(*)::int as n from drizzle.__drizzle_migrations`)
  return knownMigrations()[(rows[0]?.n ?? 1) - 1] ?? ''
}
