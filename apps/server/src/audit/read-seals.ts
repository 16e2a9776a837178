import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { listAuditSeals } from '@wadah/db/audit-seals'
import type { Database } from '@wadah/db/open'
import { readCityKeys } from '../keys/city-key.ts'
import { sealSchema, type Seal } from './seal.ts'

/** Seals in the files of a folder; what is no seal is left out. */
export async function readSealFiles(folder: string | undefined): Promise<Seal[]> {
  if (folder === undefined) return []
  const names = await readdir(folder).catch((): string[] => [])
  const seals = await Promise.all(
    names.filter((name) => name.endsWith('.seal.json')).map(async (name) => parseSeal(await readFile(join(folder, name), 'utf8'))),
  )
  return seals.flatMap((seal) => seal ?? [])
}

/** Reads a seal; undefined when it is none. */
export function parseSeal(text: string): Seal | undefined {
  try {
    return sealSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Seals that the database keeps. One by a key that is not known any more has no public half, and is bad. */
export async function readStoredSeals(database: Database, city: string): Promise<Seal[]> {
  const keys = new Map((await readCityKeys(database)).map(({ keyId, publicKey }) => [keyId, publicKey]))
  return (await listAuditSeals(database)).map(({ at, ...row }) => ({
    wadahAuditSeal: 1,
    city,
    ...row,
    at: at.toISOString(),
    publicKey: keys.get(row.keyId) ?? '',
  }))
}
