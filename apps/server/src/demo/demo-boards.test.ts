import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gridColumns, gridRows, type FormFactor, type Place } from '@wadah/contracts/board'
import { manifestSchema, type WidgetDeclaration } from '@wadah/contracts/manifest'
import { loadDemoData, type SeedBoard } from './demo-data.ts'
import { checkoutPlugins } from './packed-releases.ts'

const city = join(import.meta.dirname, '..', '..', 'city', 'tasikmalaya')
const { boards, connections, deposits } = loadDemoData(join(city, 'demo'))

const manifests = readdirSync(checkoutPlugins)
  .map((folder) => join(checkoutPlugins, folder, 'plugin.json'))
  .filter((path) => existsSync(path))
  .map((path) => manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
const widgets = new Map<string, WidgetDeclaration>(
  manifests.flatMap((manifest) => manifest.widgets.map((widget) => [`${manifest.id}/${widget.name}`, widget] as const)),
)

function placementsOf({ placements }: SeedBoard) {
  return placements === 'everything' ? [] : placements
}

function cellsOf({ x, y, w, h }: Place): string[] {
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`)
}

test.each(boards.flatMap((board) => (['wall', 'desk', 'tablet'] as const).map((form) => [board.id, form, board] as const)))(
  'board %s fills the %s without holes and without overlaps',
  (_, form: FormFactor, board) => {
    const cells = placementsOf(board).flatMap(({ places }) => (places[form] ? cellsOf(places[form]) : []))
    // A tablet scrolls; wall and desk are one screen.
    const lowest = Math.max(...cells.map((cell) => Number(cell.split(',')[1]))) + 1
    const rows = form === 'tablet' ? lowest : gridRows[form]

    expect(new Set(cells).size).toBe(cells.length)
    expect(cells).toHaveLength(gridColumns[form] * rows)
    expect(lowest).toBe(rows)
  },
)

test('every widget on a board exists, is not smaller than it can be, and knows its settings', () => {
  for (const board of boards) {
    for (const { id, widget: name, places, settings } of placementsOf(board)) {
      const widget = widgets.get(name)
      expect(widget, `${board.id} ${id}: ${name}`).toBeDefined()
      for (const form of ['wall', 'desk', 'tablet'] as const) {
        expect(places[form]?.w, `${id} ${form}`).toBeGreaterThanOrEqual(widget?.sizes.min.w ?? 0)
        expect(places[form]?.h, `${id} ${form}`).toBeGreaterThanOrEqual(widget?.sizes.min.h ?? 0)
      }
      expect(Object.keys(widget?.settings?.schema.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(settings)))
    }
  }
})

test('every connection a plugin asks for is set up, and every upload has its plugin', () => {
  const asked = manifests.flatMap(({ opd, permissions }) => permissions.connections.map(({ name }) => `${opd}/${name}`))

  expect(connections.map(({ opd, name }) => `${opd}/${name}`).toSorted()).toEqual(asked.toSorted())
  for (const { plugin } of deposits) expect(manifests.map(({ id }) => id)).toContain(plugin)
})
