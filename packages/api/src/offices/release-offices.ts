import type { Executor } from '@wadah/db/open'
import type { ReleaseRow } from '@wadah/db/releases'
import { presentOffice, readSuccession } from '@wadah/db/succession'
import { readPluginOwners } from './plugin-owners.ts'

type NamedRelease = Pick<ReleaseRow, 'plugin'> & { manifest: Pick<ReleaseRow['manifest'], 'opd'> }

/** Offices on whose side a release stands: the one it names, the one that goes on for it, and the one that owns the plugin now. */
export type OfficesOfRelease = (release: NamedRelease) => ReadonlySet<string>

/** Reads whose releases are. A release bears the name of the office that sealed it for ever; who looks after it may be another since. */
export async function readReleaseOffices(executor: Executor): Promise<OfficesOfRelease> {
  const succession = await readSuccession(executor)
  const ownerOf = await readPluginOwners(executor)
  return ({ plugin, manifest: { opd } }) => new Set([opd, presentOffice(succession, opd), ownerOf(plugin)])
}
