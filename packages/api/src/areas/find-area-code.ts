import type { Area } from '@wadah/contracts/area'

/** What the properties of a feature say about its area. */
export type FoundCode =
  | { kind: 'area'; code: string }
  /** It looks like a code of this city and is none. */
  | { kind: 'unknown'; code: string }
  | { kind: 'two'; one: string; other: string }
  | { kind: 'none' }

/** How codes are written, in either code system, to the area they name. A spelling that names two areas names none. */
export function areaSpellings(areas: readonly Area[]): Map<string, Area> {
  const spellings = new Map<string, Area>()
  const ambiguous = new Set<string>()
  for (const area of areas) {
    for (const spelling of new Set([area.code, area.code.replaceAll('.', ''), area.bps])) {
      const other = spellings.get(spelling)
      if (other !== undefined && other.code !== area.code) ambiguous.add(spelling)
      spellings.set(spelling, area)
    }
  }
  for (const spelling of ambiguous) spellings.delete(spelling)
  return spellings
}

const depth = (code: string): number => code.split('.').length

/**
 * Finds the area a feature is about, in whatever property it stands.
 *
 * @remarks Files often name the kelurahan, its kecamatan and the city side by side: the most precise of them is meant.
 */
export function findAreaCode(properties: Record<string, unknown> | null, spellings: Map<string, Area>, city: string): FoundCode {
  const texts = Object.values(properties ?? {}).map((value) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '',
  )
  const found = new Set(texts.map((text) => spellings.get(text)?.code).filter((code) => code !== undefined))
  const [first, second] = [...found].toSorted((a, b) => depth(b) - depth(a))
  const alien = texts.find((text) => text.startsWith(`${city}.`) && /^[\d.]+$/.test(text) && !spellings.has(text))
  if (first === undefined) return alien === undefined ? { kind: 'none' } : { kind: 'unknown', code: alien }
  if (alien !== undefined && depth(alien) > depth(first)) return { kind: 'unknown', code: alien }
  if (second !== undefined && depth(second) === depth(first)) return { kind: 'two', one: first, other: second }
  return { kind: 'area', code: first }
}
