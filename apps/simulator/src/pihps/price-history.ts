import { prices, pricesUntil } from '../published/prices.ts'
import { chance } from '../world/chance.ts'
import { isWorkday, localDay, nextDay } from '../world/city-time.ts'
import type { World } from '../world/source.ts'

/** One market's price on one day; `null` where it reported none. */
export interface PriceRow {
  commodity: string
  day: string
  market: 'Pasar Pancasila' | 'Pasar Cikurubuk'
  price: number | null
}

/** How far a commodity moves in a day at most, as a share. */
const liveliness: Record<string, number> = { 'Cabai Rawit Merah': 0.045, 'Bawang Merah': 0.025, 'Telur Ayam': 0.012 }

function rowsOf(commodity: string, day: string, pancasila: number | null, cikurubuk: number | null): PriceRow[] {
  return [
    { commodity, day, market: 'Pasar Pancasila', price: pancasila },
    { commodity, day, market: 'Pasar Cikurubuk', price: cikurubuk },
  ]
}

/** One simulated step: it moves by chance and is drawn back to where the published prices ended. */
function step(price: number, anchor: number, share: number): number {
  const pulled = price + (anchor - price) * 0.03
  return Math.max(1_000, Math.round((pulled * (1 + share)) / 250) * 250)
}

/** Published prices and, from the day after them, simulated ones: workdays only, both markets missing together now and then. */
export function priceHistory(world: World): PriceRow[] {
  const today = localDay(world.now())
  return Object.entries(prices).flatMap(([commodity, published]) => {
    const rows = published.flatMap(([day, pancasila, cikurubuk]) => rowsOf(commodity, day, pancasila, cikurubuk))
    const last = published.at(-1)
    let [pancasila, cikurubuk] = [last?.[1] ?? 30_000, last?.[2] ?? 30_000]
    const [first, second] = [pancasila, cikurubuk]
    const most = liveliness[commodity] ?? 0.02
    for (let day = nextDay(pricesUntil); day <= today; day = nextDay(day)) {
      if (!isWorkday(day)) continue
      const both = chance(world.seed, commodity, day) - 0.5
      pancasila = step(pancasila, first, (both + (chance(world.seed, commodity, day, 'p') - 0.5) * 0.5) * most)
      cikurubuk = step(cikurubuk, second, (both + (chance(world.seed, commodity, day, 'c') - 0.5) * 0.5) * most)
      const isMissing = chance(world.seed, 'missing', day) < 0.03
      rows.push(...rowsOf(commodity, day, isMissing ? null : pancasila, isMissing ? null : cikurubuk))
    }
    return rows
  })
}
