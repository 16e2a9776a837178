/** One market’s price on one day. */
export interface PricePoint {
  commodity: string
  market: string
  day: string
  price: number | null
}

/** One commodity at all its markets. */
export interface CommodityPrices {
  /** Newest day with a price. */
  day: string
  /** Mean of the markets on that day. */
  mean: number
  /** Change of the mean to a week and to a year before, as shares; undefined where there was no price. */
  week: number | undefined
  year: number | undefined
  markets: { market: string; newest: number | null; points: PricePoint[] }[]
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Mean of the markets on the newest day at or before a day, going back a week at most: markets close at weekends and report nothing now and then. */
export function meanAt(points: readonly PricePoint[], day: string): number | undefined {
  for (let back = 0; back <= 7; back += 1) {
    const wanted = shiftDay(day, -back)
    const found = points.flatMap((point) => (point.day === wanted && point.price !== null ? [point.price] : []))
    if (found.length > 0) return found.reduce((sum, price) => sum + price, 0) / found.length
  }
  return undefined
}

/** Works one commodity out of all points; undefined when it has no price. */
export function commodityPrices(all: readonly PricePoint[], commodity: unknown): CommodityPrices | undefined {
  const points = all.filter((point) => point.commodity === commodity)
  const day = points.filter((point) => point.price !== null).at(-1)?.day
  const mean = day === undefined ? undefined : meanAt(points, day)
  if (day === undefined || mean === undefined) return undefined
  const change = (days: number): number | undefined => {
    const before = meanAt(points, shiftDay(day, -days))
    return before === undefined ? undefined : mean / before - 1
  }
  const markets = [...new Set(points.map((point) => point.market))].toSorted()
  return {
    day,
    mean,
    week: change(7),
    year: change(365),
    markets: markets.map((market) => {
      const own = points.filter((point) => point.market === market)
      return { market, newest: own.filter((point) => point.price !== null).at(-1)?.price ?? null, points: own }
    }),
  }
}
