import { firstFreePlace } from '@wadah/board-model/layout'
import type { BoardDocument, Place, Placement } from '@wadah/contracts/board'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { createBoard } from '@wadah/db/boards'
import { listEnabled } from '@wadah/db/enablement'
import type { Database } from '@wadah/db/open'
import type { SeedBoard } from './demo-data.ts'

/** Lays out the boards of a demo that are not there yet; what people changed since stays. */
export async function layOutBoards(database: Database, boards: readonly SeedBoard[], at: Date): Promise<void> {
  const widgets = new Map<string, WidgetDeclaration>()
  for (const { releaseRow } of await listEnabled(database)) {
    for (const widget of releaseRow.manifest.widgets) widgets.set(`${releaseRow.manifest.id}/${widget.name}`, widget)
  }
  for (const [position, { id, title, viewers, editors, placements }] of boards.entries()) {
    const document = placements === 'everything' ? everything(widgets) : asSeeded(placements, widgets)
    await createBoard(database, { id, title, viewers, editors, position, document, updatedAt: at, actor: 'wadah' })
  }
}

function asSeeded(placements: Exclude<SeedBoard['placements'], string>, widgets: ReadonlyMap<string, WidgetDeclaration>): BoardDocument {
  return {
    format: 1,
    placements: placements.map(({ id, widget, settings, places }) => {
      const form = widgets.get(widget)?.settings
      return { id, widget, settings: { ...form?.defaults, ...settings }, settingsVersion: form?.version ?? 1, places }
    }),
  }
}

function everything(widgets: ReadonlyMap<string, WidgetDeclaration>): BoardDocument {
  const taken: Place[] = []
  const placements = [...widgets].map(([widget, { sizes, settings }], index): Placement => {
    const place = firstFreePlace(taken, sizes.start, 'desk')
    taken.push(place)
    return {
      id: `awal-${String(index + 1).padStart(2, '0')}`,
      widget,
      settings: { ...settings?.defaults },
      settingsVersion: settings?.version ?? 1,
      places: { desk: place },
    }
  })
  return { format: 1, placements }
}
