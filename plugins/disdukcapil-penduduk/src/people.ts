/** Population of one area at the end of one year. */
export interface AreaPeople {
  code: string
  year: string
  people: number
}

/** Code of the whole city. */
export const cityCode = '32.78'

/** The chosen year where there is data for it, else the newest. */
export function shownYear(years: readonly string[], period: string | undefined): string {
  const wanted = period?.slice(0, 4)
  return wanted !== undefined && years.includes(wanted) ? wanted : (years.at(-1) ?? '')
}

/** Tells whether the shown year needs saying: it is not the newest, or not the one that was asked for. */
export function isOtherYear(years: readonly string[], year: string, period: string | undefined): boolean {
  return year !== years.at(-1) || (period !== undefined && period.slice(0, 4) !== year)
}

/** People of an area in a year; undefined where nothing is known. */
export function peopleOf(areas: readonly AreaPeople[], code: string, year: string): number | undefined {
  return areas.find((area) => area.code === code && area.year === year)?.people
}

/** Change to the year before, as a share; undefined where one of both is unknown. */
export function yearlyChange(areas: readonly AreaPeople[], code: string, year: string): number | undefined {
  const [now, before] = [peopleOf(areas, code, year), peopleOf(areas, code, String(Number(year) - 1))]
  return now === undefined || before === undefined || before === 0 ? undefined : now / before - 1
}

/** A number for people, or a dash where nothing is known: missing is not zero. */
export function orDash(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '–' : format(value)
}
