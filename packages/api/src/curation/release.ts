import * as z from 'zod'
import type { CheckVerdict, ConsentDiff, CurationPolicy, ReleaseState } from '@wadah/contracts/curation'
import { sha256Schema } from '@wadah/contracts/ids'
import type { Manifest } from '@wadah/contracts/manifest'
import { curationPolicyOf, listChecks, listDecisions } from '@wadah/db/curation'
import { findEnablement } from '@wadah/db/enablement'
import { findReleaseFile, listCurationEvents, listReleases } from '@wadah/db/releases'
import { readReleaseOffices } from '../offices/release-offices.ts'
import { procedure } from '../procedure.ts'
import { listDecision, opdNames, type DecisionListing } from './entries.ts'
import { ownOffice, requireReviewable, reviewers } from './review-access.ts'
import { highRights, isOwnSubmission, openApproval } from './second-person.ts'

/** Everything the page of one release shows, besides its previews. */
export interface ReleaseReview {
  release: {
    hash: string
    plugin: string
    version: string
    state: ReleaseState
    submittedAt: string
    keyId: string
    opdName: string
    manifest: Manifest
  }
  running: { hash: string; version: string; tier: 'sandboxed' | 'trusted'; isThis: boolean } | undefined
  diff: ConsentDiff
  checks: CheckVerdict[]
  decisions: DecisionListing[]
  /** What happened to the plugin, the newest first. */
  timeline: { at: string; kind: string; actor: string; reason: string | undefined; version: string | undefined }[]
  changelog: string
  policy: CurationPolicy
  /** Handles restricted data: two people decide whatever the tier. */
  isRestricted: boolean
  /** The caller stands on the side that submitted it. */
  isOwn: boolean
  /** The first of two approvals, when it waits for the second. */
  firstApproval: DecisionListing | undefined
}

const longestChangelog = 20_000

export const release = procedure
  .meta({ authority: { kind: 'roles', roles: [...reviewers, ...ownOffice] } })
  .input(z.strictObject({ hash: sha256Schema }))
  .query(async ({ ctx, input: { hash } }): Promise<ReleaseReview> => {
    const { database, services, caller } = ctx
    const row = await requireReviewable(ctx, hash)
    const { plugin, version, state, manifest, contract, keyId } = row
    const running = await findEnablement(database, plugin)
    const decisions = await listDecisions(database, [hash])
    const first = state === 'in-review' ? openApproval(decisions) : undefined
    const nameOf = await opdNames(database)
    const versions = new Map((await listReleases(database, plugin)).map((one) => [one.hash, one.version]))
    const changelog = await findReleaseFile(database, hash, 'CHANGELOG.md')
    return {
      release: { hash, plugin, version, state, submittedAt: row.publishedAt.toISOString(), keyId, opdName: nameOf(manifest.opd), manifest },
      running: running && {
        hash: running.release,
        version: running.releaseRow.version,
        tier: running.tier,
        isThis: running.release === hash,
      },
      diff: await diffOf(decisions, () => services.curation.diff(hash)),
      checks: ((await listChecks(database, [hash])).get(hash) ?? []).map(({ check, outcome, summary, findings }) => ({
        check,
        outcome,
        summary,
        findings,
      })),
      decisions: decisions.map(listDecision),
      timeline: (await listCurationEvents(database, { plugin, limit: 200 })).map(({ at, kind, actor, reason, release: about }) => ({
        at: at.toISOString(),
        kind,
        actor,
        reason: reason ?? undefined,
        version: about === null ? undefined : versions.get(about),
      })),
      changelog: changelog?.body.toString('utf8').slice(0, longestChangelog) ?? '',
      policy: await curationPolicyOf(database, plugin),
      isRestricted: highRights(contract, 'sandboxed').length > 0,
      isOwn: isOwnSubmission(caller, (await readReleaseOffices(database))(row)),
      firstApproval: first && listDecision(first),
    }
  })

/** Once decided, what was consented to stands; before, it is compared with what runs now. */
async function diffOf(decisions: Awaited<ReturnType<typeof listDecisions>>, now: () => Promise<ConsentDiff>): Promise<ConsentDiff> {
  const final = decisions.findLast(({ isFinal, act }) => isFinal && (act === 'approve' || act === 'return'))
  return final?.diff ?? now()
}
