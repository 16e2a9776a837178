import { createHash } from 'node:crypto'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { feedId } from '@wadah/contracts/ids'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { FeedDeclaration } from '@wadah/db/feeds'

/** Feeds of a release as they are registered, under the OPD that owns its plugin now. */
export function feedDeclarations(manifest: Manifest, contract: RecordedContract, opd: string): FeedDeclaration[] {
  return Object.entries(contract.procedures).flatMap(([name, { meta, output }]) =>
    meta.kind === 'feed' ? { id: feedId(manifest.id, name), plugin: manifest.id, opd, meta, contractHash: contractHash(output) } : [],
  )
}

/** Hash of the contract of every feed of a release, by procedure. */
export function feedContracts(contract: RecordedContract): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(contract.procedures).flatMap(([name, { meta, output }]) => (meta.kind === 'feed' ? [[name, contractHash(output)]] : [])),
  )
}

/** Hash of what decides whether a snapshot fits: the shape of the output, without words about it. */
function contractHash(output: DialectSchema): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(output)))
    .digest('hex')
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, inner]) => !(key === 'description' && typeof inner === 'string'))
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]))
}
