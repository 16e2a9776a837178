/** Population of one area at the end of one year. */
export interface AreaPeople {
  code: string
  year: string
  people: number
}

/** The chosen year where there is data for it, else the newest. */
export function shownYear(years: readonly string[], period: string | undefined): string {
  const wanted = period?.slice(0, 4)
  return wanted !== undefined && years.includes(wanted) ? wanted : (years.at(-1) ?? '')
}

/** People of an area in a year; undefined where nothing is known. */
export function peopleOf(areas: readonly AreaPeople[], code: string, year: string): number | undefined {
  return areas.find((area) => area.code === code && area.year === year)?.people
}

/** Change to the year before, as a share. */
export function yearlyChange(areas: readonly AreaPeople[], code: string, year: string): number | undefined {
  const [now, before] = [peopleOf(areas, code, year), peopleOf(areas, code, String(Number(year) - 1))]
  return now === undefined || before === undefined || before === 0 ? undefined : now / before - 1
}

/** Code of the whole city. */
export const cityCode = '32.78'
