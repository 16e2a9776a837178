import type { FeedMeta, Measure } from '@wadah/contracts/feed-meta'
import { readBeside, walkPath } from './walk-path.ts'

/** Data in which counts of few persons are hidden, and which values those were: `<measure>` and the indexes on its path. */
export interface MaskedData {
  data: unknown
  hidden: ReadonlySet<string>
}

interface Cell {
  indexes: readonly number[]
  value: number
  area: string
  series: string
  period: string
  isSmallArea: boolean
  isHidden: boolean
}

/** How a hidden value is found again when points are read. */
export function cellKey(measure: string, indexes: readonly number[]): string {
  return `${measure} ${indexes.join('.')}`
}

/**
 * Hides counts of one up to below the bound in areas smaller than a kecamatan, before anything of them is stored, and with each group in
 * which only one would be hidden another one, so that no total gives it away. Data without such measures is returned as it is.
 *
 * @remarks Groups are the parts of one kecamatan, and the splits of one area. Where nothing else can be hidden, the total is. Sums over
 * several periods, other feeds and published tables are not looked at.
 */
export function maskSmallCells(data: unknown, meta: FeedMeta): MaskedData {
  const declared = meta.measures.filter(({ smallCells }) => smallCells !== undefined)
  if (declared.length === 0) return { data, hidden: new Set() }
  const copy = structuredClone(data)
  const hidden = new Set<string>()
  for (const measure of declared)
    for (const { indexes } of hiddenCells(data, measure, meta)) {
      hidden.add(cellKey(measure.name, indexes))
      for (const path of [measure.value, ...(measure.smallCells?.beside ?? [])]) blank(copy, path, indexes)
    }
  return { data: copy, hidden }
}

function hiddenCells(data: unknown, measure: Measure, meta: FeedMeta): Cell[] {
  const below = measure.smallCells?.below ?? 0
  const cells = cellsOf(data, measure, meta)
  for (const cell of cells) cell.isHidden = cell.isSmallArea && isSmall(cell.value, below)
  // Hiding in one direction may leave a single gap in the other; each round hides at least one more, so it ends.
  while (cells.some((cell) => cell.isHidden)) {
    const more = groupsOf(cells).flatMap((group) => nextToHide(group, below) ?? [])
    if (more.length === 0) break
    for (const cell of more) cell.isHidden = true
  }
  return cells.filter((cell) => cell.isHidden)
}

function isSmall(value: number, below: number): boolean {
  return value > 0 && value < below
}

function cellsOf(data: unknown, measure: Measure, meta: FeedMeta): Cell[] {
  const isFine = meta.metadata.smallestArea === 'kelurahan' || meta.metadata.smallestArea === 'titik'
  return walkPath(data, measure.value).flatMap(({ indexes, value }) => {
    if (typeof value !== 'number') return []
    const beside = (path: string | undefined): string => (path === undefined ? '' : String(readBeside(data, path, indexes) ?? ''))
    const area = beside(measure.area)
    const isSmallArea = measure.area === undefined ? isFine : area.split('.').length > 3
    return [{ indexes, value, area, series: beside(measure.series), period: beside(measure.period), isSmallArea, isHidden: false }]
  })
}

/** Values that add up to another, with that other where the data has it. */
interface Group {
  parts: Cell[]
  total: Cell | undefined
}

function groupsOf(cells: readonly Cell[]): Group[] {
  const byPlace = new Map(cells.map((cell) => [JSON.stringify([cell.area, cell.series, cell.period]), cell]))
  const byParent = Map.groupBy(
    cells.filter((cell) => cell.isSmallArea && cell.area !== ''),
    (cell) => JSON.stringify([parentOf(cell.area), cell.series, cell.period]),
  )
  const bySplit = Map.groupBy(
    cells.filter((cell) => cell.isSmallArea && cell.series !== ''),
    (cell) => JSON.stringify([cell.area, '', cell.period]),
  )
  return [...byParent, ...bySplit].map(([place, parts]) => ({ parts, total: byPlace.get(place) }))
}

function parentOf(area: string): string {
  return area.split('.').slice(0, 3).join('.')
}

/** The value to hide next, when what is hidden of a group could be worked out from the rest. */
function nextToHide({ parts, total }: Group, below: number): Cell | undefined {
  const hidden = parts.filter((cell) => cell.isHidden)
  if (hidden.length === 0) return undefined
  const sum = hidden.reduce((all, cell) => all + cell.value, 0)
  // Two ones that must add up to two are as good as told.
  if (hidden.length >= 2 && sum >= below) return undefined
  const shown = parts.filter((cell) => !cell.isHidden).toSorted((a, b) => a.value - b.value)
  const another = shown.find((cell) => cell.value > 0) ?? shown[0]
  if (another !== undefined) return another
  return total !== undefined && !total.isHidden ? total : undefined
}

/** Sets what a path leads to, at the indexes of a value, to null; what is absent stays absent. */
function blank(data: unknown, path: string, indexes: readonly number[]): void {
  const steps = path.split('.')
  const last = steps.pop()
  let value: unknown = data
  let depth = 0
  for (const step of steps) {
    const isList = step.endsWith('[]')
    value = (value as Record<string, unknown> | undefined)?.[isList ? step.slice(0, -2) : step]
    if (isList) value = (value as unknown[] | undefined)?.[indexes[depth++] ?? -1]
  }
  const key = last?.replace('[]', '')
  if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key)) return
  const holder = value as Record<string, unknown>
  if (last?.endsWith('[]') && Array.isArray(holder[key])) (holder[key] as unknown[])[indexes[depth] ?? -1] = null
  else holder[key] = null
}
