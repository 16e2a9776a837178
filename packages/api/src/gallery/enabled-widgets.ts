import { feedId } from '@wadah/contracts/ids'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { listEnabled } from '@wadah/db/enablement'
import { listOpds } from '@wadah/db/opds'
import type { Executor } from '@wadah/db/open'
import { listReleaseFiles } from '@wadah/db/releases'
import { mayCallerRead } from '../clearance.ts'

type EnabledRow = Awaited<ReturnType<typeof listEnabled>>[number]

/** Releases never change, so the addresses of their files are read once, as long as they are enabled. */
const filesOfRelease = new Map<string, ReadonlyMap<string, string>>()

async function filesOf(executor: Executor, hash: string): Promise<ReadonlyMap<string, string>> {
  const known = filesOfRelease.get(hash)
  if (known !== undefined) return known
  const files = new Map((await listReleaseFiles(executor, hash)).map(({ path, sha256 }) => [path, sha256]))
  filesOfRelease.set(hash, files)
  return files
}

function forgetAllBut(enabled: ReadonlySet<string>): void {
  for (const hash of filesOfRelease.keys()) if (!enabled.has(hash)) filesOfRelease.delete(hash)
}

/** Widgets of every enabled release that the caller may see: those whose feeds the caller may all read. */
export async function enabledWidgets(executor: Executor, caller: Caller, now: Date): Promise<EnabledWidget[]> {
  const names = new Map((await listOpds(executor, now)).map(({ id, shortName }) => [id, shortName]))
  const rows = await listEnabled(executor)
  forgetAllBut(new Set(rows.map(({ release }) => release)))
  const widgets: EnabledWidget[] = []
  for (const row of rows) widgets.push(...widgetsOf(row, caller, await filesOf(executor, row.release), names))
  return widgets
}

function widgetsOf(
  row: EnabledRow,
  caller: Caller,
  files: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): EnabledWidget[] {
  const { manifest, contract, withdrawnReason } = row.releaseRow
  const mayRead = (procedure: string) => {
    const meta = contract.procedures[procedure]?.meta
    return meta !== undefined && mayCallerRead(caller, { opd: row.opd, classification: meta.classification })
  }
  return manifest.widgets
    .filter((widget) => widget.feeds.every(mayRead))
    .flatMap((declaration) => {
      const module = files.get(`widgets/${declaration.name}.js`)
      const [id, en] = [files.get('locales/id.json'), files.get('locales/en.json')]
      if (module === undefined || id === undefined || en === undefined) return []
      return {
        id: `${manifest.id}/${declaration.name}`,
        pluginId: manifest.id,
        name: declaration.name,
        opd: row.opd,
        opdName: names.get(row.opd) ?? row.opd,
        version: manifest.version,
        tier: row.tier,
        module,
        locales: { id, en },
        declaration,
        purpose: declaration.purpose,
        feeds: declaration.feeds.map((procedure) => feedId(manifest.id, procedure)),
        withdrawn: withdrawnReason === null ? undefined : { reason: withdrawnReason },
      }
    })
}
