import type { Classification } from '@wadah/contracts/classification'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { listBoards } from '@wadah/db/boards'
import { listFeeds } from '@wadah/db/feeds'
import { listOpds } from '@wadah/db/opds'
import type { Executor } from '@wadah/db/open'
import { listReleaseFiles } from '@wadah/db/releases'
import { mayViewBoard } from '../boards/board-access.ts'
import { mayCallerList } from '../clearance.ts'
import type { ApiContext } from '../context.ts'
import { resolveRule } from '../enabling/resolve-release.ts'
import { runningFeedId, type RunningPlugin, type RunningRelease, type RunningState } from '../enabling/running-state.ts'
import { standstillOf } from '../enabling/standing.ts'

/** What is enabled for a caller: everywhere, and what differs on single boards. */
export interface EnabledForCaller {
  widgets: EnabledWidget[]
  /** By board: widgets of the plugins of which another release runs there. */
  onBoards: Record<string, EnabledWidget[]>
}

/** Releases never change, so the addresses of their files are read once, as long as they are enabled. */
const filesOfRelease = new Map<string, ReadonlyMap<string, string>>()

async function filesOf(executor: Executor, hash: string): Promise<ReadonlyMap<string, string>> {
  const known = filesOfRelease.get(hash)
  if (known !== undefined) return known
  const files = new Map((await listReleaseFiles(executor, hash)).map(({ path, sha256 }) => [path, sha256]))
  filesOfRelease.set(hash, files)
  return files
}

function forgetAllBut({ plugins }: RunningState): void {
  const running = [...plugins.values()].flatMap(({ general, rules }) => [general?.hash, ...rules.map(({ release }) => release.hash)])
  const enabled = new Set(running)
  for (const hash of filesOfRelease.keys()) if (!enabled.has(hash)) filesOfRelease.delete(hash)
}

/** Widgets of every release that runs for the caller, as far as the caller may read all their feeds. */
export async function enabledWidgets(context: ApiContext, state: RunningState): Promise<EnabledForCaller> {
  const { caller, database, services } = context
  const names = new Map((await listOpds(database, new Date(services.now()))).map(({ id, shortName }) => [id, shortName]))
  // The class that applies now: the walidata may have decided otherwise than the release declares.
  const classes = new Map((await listFeeds(database)).map(({ id, classification }) => [id, classification]))
  const widgetsIn = async (plugin: RunningPlugin, board?: string): Promise<EnabledWidget[]> => {
    const rule = resolveRule(plugin.rules, { caller, board })
    const release = rule?.release ?? plugin.general
    if (release === undefined) return []
    const files = await filesOf(database, release.hash)
    return widgetsOf({ plugin, release, isPilot: rule?.kind === 'pilot', files, names, classes }, context)
  }
  forgetAllBut(state)
  const widgets: EnabledWidget[] = []
  for (const plugin of state.plugins.values()) widgets.push(...(await widgetsIn(plugin)))
  const onBoards: EnabledForCaller['onBoards'] = {}
  for (const { board, plugin } of await differingBoards(database, state, caller)) {
    onBoards[board] = [...(onBoards[board] ?? []), ...(await widgetsIn(plugin, board))]
  }
  return { widgets, onBoards }
}

/** Boards the caller may see on which another release of a plugin runs than elsewhere for the caller. */
async function differingBoards(
  executor: Executor,
  { plugins }: RunningState,
  caller: Caller,
): Promise<{ board: string; plugin: RunningPlugin }[]> {
  const naming = [...plugins.values()].filter(({ rules }) => rules.some(({ audience }) => (audience.boards ?? []).length > 0))
  if (naming.length === 0) return []
  const boards = (await listBoards(executor)).filter((board) => mayViewBoard(caller, board))
  return naming.flatMap((plugin) => {
    const elsewhere = resolveRule(plugin.rules, { caller })
    return boards.flatMap(({ id }) => (resolveRule(plugin.rules, { caller, board: id }) === elsewhere ? [] : { board: id, plugin }))
  })
}

interface WidgetSource {
  plugin: RunningPlugin
  release: RunningRelease
  isPilot: boolean
  files: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  classes: ReadonlyMap<string, Classification>
}

function widgetsOf({ plugin, release, isPilot, files, names, classes }: WidgetSource, { caller, services }: ApiContext): EnabledWidget[] {
  const { manifest, contract, tier } = release
  const withdrawn = standstillOf(plugin, release, services.installation)
  const mayRead = (procedure: string) => {
    const meta = contract.procedures[procedure]?.meta
    const classification = classes.get(runningFeedId(plugin, release, procedure)) ?? meta?.classification
    return classification !== undefined && mayCallerList(caller, { opd: plugin.opd, classification })
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
        opd: plugin.opd,
        opdName: names.get(plugin.opd) ?? plugin.opd,
        version: manifest.version,
        tier,
        module,
        locales: { id, en },
        declaration,
        purpose: declaration.purpose,
        // What does not run is watched by nobody; when it runs again it is watched anew.
        feeds: withdrawn === undefined ? declaration.feeds.map((procedure) => runningFeedId(plugin, release, procedure)) : [],
        ...(withdrawn === undefined ? {} : { withdrawn }),
        ...(isPilot ? { pilot: true } : {}),
      }
    })
}
