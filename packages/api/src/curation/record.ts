import * as z from 'zod'
import type { CheckVerdict, ConsentDiff } from '@wadah/contracts/curation'
import { findDecision, listChecks, listDecisions } from '@wadah/db/curation'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { listDecision, opdNames, type DecisionListing } from './entries.ts'
import { ownOffice, requireReviewable, reviewers } from './review-access.ts'

/** What the Berita Acara of a decision says. */
export interface DecisionRecord {
  city: string
  decision: DecisionListing & { officeName: string | undefined }
  /** Decisions that belong to it: the first of two approvals, the emergency act it answers, its countersignature. */
  related: (DecisionListing & { officeName: string | undefined })[]
  release: {
    plugin: string
    title: string
    version: string
    hash: string
    keyId: string
    submittedAt: string
    opdName: string
    office: string
  }
  diff: ConsentDiff
  checks: CheckVerdict[]
  /** Hash of the entry in the audit trail. */
  auditHash: string
}

export const record = procedure
  .meta({ authority: { kind: 'roles', roles: [...reviewers, ...ownOffice] } })
  .input(z.strictObject({ decision: z.int().positive() }))
  .query(async ({ ctx, input }): Promise<DecisionRecord> => {
    const { database, services } = ctx
    const row = await findDecision(database, input.decision)
    if (row === undefined) throw new CodedError('not_found', 'There is no such decision.')
    const { plugin, version, hash, keyId, publishedAt, manifest } = await requireReviewable(ctx, row.release)
    const nameOf = await opdNames(database)
    const named = (one: DecisionListing) => ({ ...one, officeName: one.office === undefined ? undefined : nameOf(one.office) })
    const all = await listDecisions(database, [hash])
    const related = all.filter(({ id, answers, act, isFinal }) => {
      if (id === row.id) return false
      if (answers === row.id || row.answers === id) return true
      return row.act === 'approve' && act === 'approve' && !isFinal && id < row.id
    })
    return {
      city: services.installation.city.name,
      decision: named(listDecision(row)),
      related: related.map((one) => named(listDecision(one))),
      release: {
        plugin,
        title: manifest.title.id,
        version,
        hash,
        keyId,
        submittedAt: publishedAt.toISOString(),
        opdName: nameOf(manifest.opd),
        office: manifest.owner.office,
      },
      diff: row.diff,
      checks: ((await listChecks(database, [hash])).get(hash) ?? []).map(({ check, outcome, summary, findings }) => ({
        check,
        outcome,
        summary,
        findings,
      })),
      auditHash: row.auditHash,
    }
  })
