import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addAuditSeal } from '@wadah/db/audit-seals'
import { inspectAudit } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'
import { openCityKey } from '../keys/city-key.ts'
import type { SecretBox } from '../start/secret-box.ts'
import { sealText, type Seal } from './seal.ts'

/** What sealing stands on. */
export interface SealDeps {
  database: Database
  secrets: Pick<SecretBox, 'seal' | 'open'>
  city: string
  /** Folder of the backups; without one the seal is kept in the database alone. */
  backupDir: string | undefined
  now(): number
}

/** File name of a seal; names sort by time. */
export function sealName(at: string): string {
  return `wadah-audit-${at.slice(0, 19).replaceAll(':', '')}.seal.json`
}

/**
 * Seals the head of the audit chain with the city's key, and writes the seal beside the backups, where whoever shortens the database does
 * not reach. A chain that is broken is not sealed: undefined.
 */
export async function sealAudit({ database, secrets, city, backupDir, now }: SealDeps): Promise<Seal | undefined> {
  // The first key is an entry of the chain itself.
  const key = await openCityKey(database, secrets, now)
  const chain = await inspectAudit(database)
  if (chain.brokenAt !== undefined) return undefined
  const statement = {
    city,
    lastId: chain.lastId,
    entries: chain.entries,
    head: chain.head,
    at: new Date(now()).toISOString(),
    keyId: key.keyId,
  }
  const seal: Seal = { wadahAuditSeal: 1, ...statement, publicKey: key.publicKey, signature: key.sign(sealText(statement)) }
  const { lastId, entries, head, keyId, signature } = seal
  await addAuditSeal(database, { lastId, entries, head, keyId, signature, at: new Date(seal.at) })
  if (backupDir !== undefined) {
    await mkdir(backupDir, { recursive: true })
    await writeFile(join(backupDir, sealName(seal.at)), `${JSON.stringify(seal, undefined, 2)}\n`, { mode: 0o600 })
  }
  return seal
}
