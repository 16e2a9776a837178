import { commodities, type Commodity } from './commodities.ts'
import type { Price, Prices } from './contract.ts'
import { shiftDay, weekOf } from './days.ts'
import type { PihpsRow } from './read-pihps.ts'
import { sourceError } from './source-shape.ts'

/** How far back a snapshot reaches: two years, so that a whole year has a year before it. */
export const reachDays = 2 * 366
/** Days kept one by one: a year and the week before it, so that changes are exact. What is older is kept once a week; the host keeps every price as a measure. */
const dailyDays = 380

/** What of PIHPS belongs to the city: its name there, and the name of each commodity. */
export type Names = Record<Commodity | 'city', string>

/** Puts what was read over what is known: a price read again is a correction. Throws `source_shape` when no price is left. */
export function mergePrices(known: Prices | undefined, rows: readonly PihpsRow[], names: Names): Prices {
  const lists = commodities.map((commodity) => {
    const wanted = names[commodity].trim().toLowerCase()
    const read = rows.filter((row) => row.city === names.city && row.commodity.toLowerCase() === wanted)
    const byKey = new Map(
      [...(known?.[commodity] ?? []), ...read].map(({ day, market, price }) => [`${day}|${market}`, { day, market, price }]),
    )
    return [...byKey.values()].toSorted((a, b) => (a.day === b.day ? (a.market < b.market ? -1 : 1) : a.day < b.day ? -1 : 1))
  })
  const day = lists.flat().reduce((newest, price) => (price.price !== null && price.day > newest ? price.day : newest), '')
  if (day === '') throw sourceError('source_shape', `PIHPS has no price of ${names.city}.`)
  const [cabai = [], bawang = [], telur = []] = lists.map((list) => thinOut(list, day))
  return { day, cabai, bawang, telur }
}

/** Keeps each of the last days and, of a week before, the first day with a price at each market. */
function thinOut(list: readonly Price[], newest: string): Price[] {
  const [oldest, daily] = [shiftDay(newest, -reachDays), shiftDay(newest, -dailyDays)]
  const weeks = new Set<string>()
  return list.filter(({ day, market, price }) => {
    if (day < oldest) return false
    if (day >= daily) return true
    const week = `${weekOf(day)}|${market}`
    if (price === null || weeks.has(week)) return false
    weeks.add(week)
    return true
  })
}
