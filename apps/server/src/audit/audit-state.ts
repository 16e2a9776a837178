import type { AuditState } from '@wadah/api/services'
import { inspectAudit } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'
import { readCityKeys } from '../keys/city-key.ts'
import { readSealFiles, readStoredSeals } from './read-seals.ts'
import { isGoodSeal, type Seal } from './seal.ts'

/** What the state of the chain is judged from. */
export interface AuditStateDeps {
  database: Database
  city: string
  backupDir: string | undefined
  /** Seals that were kept elsewhere. */
  more?: readonly Seal[] | undefined
}

/** A judgement serves everybody who asks within this time: walking a long chain costs seconds. */
const judgedForMs = 15_000

/** Judges the chain for those who look at it: once at a time, and not more often than every few seconds. */
export function createAuditJudge(deps: AuditStateDeps, now: () => number): () => Promise<AuditState> {
  let last: { at: number; state: Promise<AuditState> } | undefined
  return () => {
    if (last !== undefined && now() - last.at < judgedForMs) return last.state
    const state = judgeAudit(deps)
    last = { at: now(), state }
    state.catch(() => (last = undefined))
    return state
  }
}

/** Holds the audit chain against itself and against every seal: an altered entry, a cut tail and a false seal all show. */
export async function judgeAudit({ database, city, backupDir, more = [] }: AuditStateDeps): Promise<AuditState> {
  const stored = await readStoredSeals(database, city)
  const files = await readSealFiles(backupDir)
  const seals = [...stored, ...files, ...more]
  const chain = await inspectAudit(database, new Set(seals.map(({ lastId }) => lastId)))
  const known = new Set((await readCityKeys(database)).map(({ keyId }) => keyId))
  const newest = seals.toSorted((a, b) => (a.at < b.at ? 1 : -1)).at(0)
  const about = {
    entries: chain.entries,
    sealed: newest && { at: newest.at, lastId: newest.lastId, keyId: newest.keyId },
    seals: { stored: stored.length, files: files.length + more.length },
  }
  if (chain.brokenAt !== undefined) return { verdict: 'altered', at: chain.brokenAt, ...about }
  const forged = seals.find((seal) => seal.city !== city || !known.has(seal.keyId) || !isGoodSeal(seal))
  if (forged !== undefined) return { verdict: 'forged-seal', at: forged.lastId, ...about }
  const missing = seals.find(({ lastId }) => !chain.hashes.has(lastId))
  if (missing !== undefined) return { verdict: 'cut', at: missing.lastId, ...about }
  const other = seals.find(({ lastId, head }) => chain.hashes.get(lastId) !== head)
  if (other !== undefined) return { verdict: 'altered', at: other.lastId, ...about }
  return { verdict: seals.length === 0 ? 'unsealed' : 'sound', ...about }
}
