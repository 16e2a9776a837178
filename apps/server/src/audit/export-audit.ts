import * as z from 'zod'
import { walkAudit } from '@wadah/db/audit'
import { auditHash, firstHash } from '@wadah/db/audit-chain'
import { CodedError } from '@wadah/errors'
import { sealAudit, type SealDeps } from './seal-audit.ts'
import { isGoodSeal, sealSchema, type Seal } from './seal.ts'

const entrySchema = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  actorId: z.string().nullish(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
})

/** The whole trail as JSON lines, closed by a fresh seal: it can be verified anywhere, without a server. */
export async function exportAudit(deps: SealDeps): Promise<string> {
  const seal = await sealAudit(deps)
  if (seal === undefined) throw new CodedError('not_found', 'There is nothing to export, or the chain is broken: run “wadah audit verify”.')
  const lines: string[] = []
  for await (const rows of walkAudit(deps.database))
    lines.push(...rows.filter(({ id }) => id <= seal.lastId).map((row) => JSON.stringify({ ...row, at: row.at.toISOString() })))
  return `${[...lines, JSON.stringify(seal)].join('\n')}\n`
}

/** What an export turned out to be. */
export type ExportState =
  | { verdict: 'sound'; entries: number; seal: Seal }
  | { verdict: 'altered' | 'cut' | 'forged-seal' | 'not-an-export'; at?: number | undefined }

/** Verifies an export, or a seal alone, without a server. The key is the one the seal names: compare its id with the city's. */
export function verifyExport(text: string): ExportState {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const whole = readJson(text)
  const seal = sealSchema.safeParse(whole ?? readJson(lines.at(-1) ?? '')).data
  if (seal === undefined) return lines.length > 1 ? { verdict: 'cut' } : { verdict: 'not-an-export' }
  if (!isGoodSeal(seal)) return { verdict: 'forged-seal', at: seal.lastId }
  if (lines.length === 1 || whole !== undefined) return { verdict: 'sound', entries: seal.entries, seal }
  let head = firstHash
  let lastId = 0
  for (const line of lines.slice(0, -1)) {
    const entry = entrySchema.safeParse(readJson(line)).data
    if (entry === undefined) return { verdict: 'altered', at: lastId + 1 }
    if (entry.previousHash !== head || entry.hash !== auditHash(head, { ...entry, at: new Date(entry.at) }))
      return { verdict: 'altered', at: entry.id }
    head = entry.hash
    lastId = entry.id
  }
  const isWhole = lastId === seal.lastId && head === seal.head
  return isWhole ? { verdict: 'sound', entries: seal.entries, seal } : { verdict: 'cut', at: lastId }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
