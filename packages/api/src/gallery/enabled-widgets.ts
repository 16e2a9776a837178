import type { Classification } from '@wadah/contracts/classification'
import { feedId } from '@wadah/contracts/ids'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { listEnabled } from '@wadah/db/enablement'
import { listFeeds } from '@wadah/db/feeds'
import { listOpds } from '@wadah/db/opds'
import type { Executor } from '@wadah/db/open'
import { listReleaseFiles } from '@wadah/db/releases'
import { mayCallerList } from '../clearance.ts'

type EnabledRow = Awaited<ReturnType<typeof listEnabled>>[number]

/** Releases never change, so the addresses of their files are read once. */
const filesOfRelease = new Map<string, ReadonlyMap<string, string>>()

async function filesOf(executor: Executor, hash: string): Promise<ReadonlyMap<string, string>> {
  const known = filesOfRelease.get(hash)
  if (known !== undefined) return known
  const files = new Map((await listReleaseFiles(executor, hash)).map(({ path, sha256 }) => [path, sha256]))
  filesOfRelease.set(hash, files)
  return files
}

/** Widgets of every enabled release that the caller may see: those whose feeds the caller may all read. */
export async function enabledWidgets(executor: Executor, caller: Caller, now: Date): Promise<EnabledWidget[]> {
  const names = new Map((await listOpds(executor, now)).map(({ id, shortName }) => [id, shortName]))
  // The class that applies now: the walidata may have decided otherwise than the release declares.
  const classes = new Map((await listFeeds(executor)).map(({ id, classification }) => [id, classification]))
  const widgets: EnabledWidget[] = []
  for (const row of await listEnabled(executor))
    widgets.push(...widgetsOf(row, caller, await filesOf(executor, row.release), { names, classes }))
  return widgets
}

interface ListedFacts {
  names: ReadonlyMap<string, string>
  classes: ReadonlyMap<string, Classification>
}

function widgetsOf(row: EnabledRow, caller: Caller, files: ReadonlyMap<string, string>, { names, classes }: ListedFacts): EnabledWidget[] {
  const { manifest, contract, withdrawnReason } = row.releaseRow
  const mayRead = (procedure: string) => {
    const meta = contract.procedures[procedure]?.meta
    const classification = classes.get(feedId(manifest.id, procedure)) ?? meta?.classification
    return classification !== undefined && mayCallerList(caller, { opd: manifest.opd, classification })
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
        opd: manifest.opd,
        opdName: names.get(manifest.opd) ?? manifest.opd,
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
