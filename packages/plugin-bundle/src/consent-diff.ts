import type { ConsentChange, ConsentDiff } from '@wadah/contracts/curation'
import type { ComparedRelease } from './consent/compared-release.ts'
import { dataDiff } from './consent/data-diff.ts'
import { manifestDiff } from './consent/manifest-diff.ts'
import { permissionsDiff } from './consent/permissions-diff.ts'
import { screensDiff } from './consent/screens-diff.ts'

/**
 * Says in plain words what a release asks for beyond the one that runs, and what else it changes.
 *
 * @remarks Pure. `widening` is empty when nothing widens: then there is nothing to consent to. Without `before` everything is new.
 */
export function consentDiff(before: ComparedRelease | undefined, after: ComparedRelease): ConsentDiff {
  const changes = [
    ...permissionsDiff(before?.manifest.permissions, after.manifest.permissions),
    ...dataDiff(before?.contract, after.contract),
    ...screensDiff(before, after),
    ...manifestDiff(before?.manifest, after.manifest),
  ].toSorted((a, b) => b.weight - a.weight)
  const pick = (widens: boolean): ConsentChange[] => changes.filter((change) => change.widens === widens)
  return { ...(before === undefined ? {} : { against: before.manifest.version }), widening: pick(true), other: pick(false) }
}
