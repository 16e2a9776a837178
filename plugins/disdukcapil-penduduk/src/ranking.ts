import { peopleOf, type AreaPeople } from './people.ts'

/** An area with its people; two kelurahan may share a name, so the kecamatan tells them apart. */
export interface RankedArea {
  code: string
  name: string
  people: number
}

/** What to rank. */
export interface RankingOptions {
  year: string
  level: 'kelurahan' | 'kecamatan'
  order: 'most' | 'fewest'
  /** Kelurahan of this kecamatan only. */
  kecamatan?: string | undefined
}

interface NamedArea {
  code: string
  name: string
  level: string
  parent?: string | undefined
}

/** Areas by population. Areas without a number are left out. */
export function rankAreas(areas: readonly NamedArea[], people: readonly AreaPeople[], options: RankingOptions): RankedArea[] {
  const { year, level, order, kecamatan } = options
  const inPlay = areas.filter(
    (area) => area.level === level && (level === 'kecamatan' || kecamatan === undefined || area.code.startsWith(`${kecamatan}.`)),
  )
  const ranked = inPlay.flatMap((area) => {
    const count = peopleOf(people, area.code, year)
    return count === undefined ? [] : [{ code: area.code, name: unmistakable(area, inPlay, areas), people: count }]
  })
  return ranked.toSorted((a, b) => (order === 'most' ? b.people - a.people : a.people - b.people))
}

/** Sukajaya is a kelurahan of Bungursari and another of Purbaratu. */
function unmistakable(area: NamedArea, inPlay: readonly NamedArea[], areas: readonly NamedArea[]): string {
  const isAlone = inPlay.every((other) => other.code === area.code || other.name !== area.name)
  const parent = areas.find(({ code }) => code === area.parent)?.name
  return isAlone || parent === undefined ? area.name : `${area.name} (${parent})`
}

/** Reads the settings of the widget. */
export function rankingSettings(settings: Record<string, unknown>): Pick<RankingOptions, 'level' | 'order'> {
  return {
    level: settings['level'] === 'kecamatan' ? 'kecamatan' : 'kelurahan',
    order: settings['order'] === 'fewest' ? 'fewest' : 'most',
  }
}
