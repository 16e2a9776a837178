import { peopleOf, type AreaPeople } from './people.ts'

/** An area with its people. */
export interface RankedArea {
  name: string
  people: number
}

/** Kelurahan by population, the largest first; of one kecamatan when one is chosen. */
export function rankKelurahan(areas: readonly { code: string; name: string; level: string }[], people: readonly AreaPeople[], options: { year: string; kecamatan?: string | undefined }): RankedArea[] {
  return areas
    .filter((area) => area.level === 'kelurahan' && (options.kecamatan === undefined || area.code.startsWith(`${options.kecamatan}.`)))
    .map((area) => ({ name: area.name, people: peopleOf(people, area.code, options.year) ?? 0 }))
    .toSorted((a, b) => b.people - a.people)
}
