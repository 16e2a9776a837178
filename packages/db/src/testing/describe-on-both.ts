import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { startPostgres, type TestPostgres } from '@wadah/services/postgres'
import { openDatabase, type Database } from '../open.ts'
import { openPgliteClient } from '../pglite/pglite-client.ts'

/** Hands out the open database of the present suite. */
export type DatabaseOfSuite = () => Database

let template: Promise<string> | undefined
let server: Promise<TestPostgres | undefined> | undefined
let databases = 0

/** Runs the same suite on the embedded database and on a real PostgreSQL; each gets a fresh database with all tables. */
export function describeOnBoth(name: string, suite: (database: DatabaseOfSuite) => void): void {
  describe(`${name} (PGlite)`, () => suite(openForSuite(openTestPglite)))
  describe(`${name} (PostgreSQL)`, { skip: !hasPostgres }, () => suite(openForSuite(openTestPostgres)))
}

/** Runs a suite on the embedded database alone, where the storage is not what is tested. */
export function describeOnPglite(name: string, suite: (database: DatabaseOfSuite) => void): void {
  describe(name, () => suite(openForSuite(openTestPglite)))
}

function openForSuite(open: () => Promise<Database>): DatabaseOfSuite {
  let database: Database | undefined
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  afterAll(async () => {
    await database?.close()
  })
  return () => {
    if (!database) throw new Error('The database of the suite is not open yet.')
    return database
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'wadah-db-test-'))
server = startPostgres()
/** Whether a PostgreSQL could be started here. */
export const hasPostgres = (await server) !== undefined
// Of one test file: the server starts with it and ends with it.
afterAll(async () => {
  await (await server)?.stop()
  rmSync(scratch, { recursive: true, force: true })
})

/** Address of a database of the suite's own PostgreSQL; it is empty on first mention. */
export async function postgresUrl(name: string): Promise<string> {
  const postgres = await server
  if (!postgres) throw new Error('There is no PostgreSQL here.')
  return postgres.url(name)
}

/** Opens a fresh PostgreSQL database with all tables. */
export async function openTestPostgres(): Promise<Database> {
  databases += 1
  return openDatabase({ url: await postgresUrl(`suite_${databases}`) })
}

/** Opens a fresh embedded database with all tables: a clone of one that was migrated once for this file. */
export async function openTestPglite(): Promise<Database> {
  template ??= makeTemplate()
  databases += 1
  return openDatabase({ dataDir: join(scratch, `suite-${databases}`), loadFrom: await template })
}

async function makeTemplate(): Promise<string> {
  const dataDir = join(scratch, 'template')
  const database = await openDatabase({ dataDir })
  await database.close()
  const client = await openPgliteClient({ dataDir: join(dataDir, 'pglite'), statementTimeoutMs: 30_000, log: () => undefined })
  const file = join(scratch, 'template.tar')
  writeFileSync(file, await client.dump())
  await client.close()
  return file
}
