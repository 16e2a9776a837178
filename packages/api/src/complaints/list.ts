import * as z from 'zod'
import type { ComplaintKind, ComplaintState } from '@wadah/contracts/complaint'
import { pluginIdSchema, sha256Schema, splitId } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listEveryBoard } from '@wadah/db/boards'
import { listReleases, type ReleaseRow } from '@wadah/db/releases'
import { listComplaints, type WidgetComplaintRow } from '@wadah/db/widget-complaints'
import { procedure } from '../procedure.ts'
import { lookers, menders, ownPlugins, readablePlugins } from './complaint-access.ts'

/** One complaint, as its OPD and those who look after releases read it. */
export interface ComplaintListing {
  id: number
  plugin: string
  pluginTitle: Text
  version: string
  /** Hash of the release that was on the screens. */
  release: string
  widget: string
  widgetTitle: Text
  kind: ComplaintKind
  message: string
  /** Where in the code; of questions in the author's sources, of widgets in the packed module. */
  position: string | undefined
  count: number
  firstAt: string
  lastAt: string
  boards: string[]
  screens: number
  state: ComplaintState
  stateAt: string | undefined
  stateBy: string | undefined
  /** The caller may say how far it is. */
  isOwn: boolean
}

export const list = procedure
  .meta({ authority: { kind: 'roles', roles: [...lookers, ...menders] } })
  .input(z.strictObject({ plugin: pluginIdSchema.optional(), release: sha256Schema.optional() }).default({}))
  .query(async ({ ctx: { caller, database }, input }): Promise<ComplaintListing[]> => {
    const readable = await readablePlugins(database, caller)
    const plugins = input.plugin === undefined ? readable : readable.filter((id) => id === input.plugin)
    const rows = await listComplaints(database, { plugins, release: input.release })
    if (rows.length === 0) return []
    const releases = new Map((await listReleases(database, input.plugin)).map((row) => [row.hash, row]))
    const titles = new Map((await listEveryBoard(database)).map(({ id, title }) => [id, title]))
    const own = new Set(await ownPlugins(database, caller))
    return rows.map((row) => ({
      ...wordRow(row, releases.get(row.release)),
      boards: row.boards.map((id) => titles.get(id) ?? id),
      isOwn: own.has(row.plugin),
    }))
  })

function wordRow(row: WidgetComplaintRow, release: ReleaseRow | undefined): Omit<ComplaintListing, 'boards' | 'isOwn'> {
  const { name } = splitId(row.widget)
  const { id, plugin, widget, kind, message, position, count, firstAt, lastAt, state, stateAt, stateBy } = row
  return {
    id,
    plugin,
    pluginTitle: release?.manifest.title ?? { id: plugin, en: plugin },
    version: release?.version ?? '?',
    release: row.release,
    widget,
    widgetTitle: release?.manifest.widgets.find((one) => one.name === name)?.title ?? { id: name, en: name },
    kind,
    message,
    position: position === '' ? undefined : position,
    count,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    screens: row.screens.length,
    state,
    stateAt: stateAt?.toISOString(),
    stateBy: stateBy ?? undefined,
  }
}
