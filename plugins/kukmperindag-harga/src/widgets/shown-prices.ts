import { commodities, type Commodity } from '../commodities.ts'
import type { Price, Prices } from '../contract.ts'
import { comparePrice, untilPeriod, type ComparedPrice } from '../compare-prices.ts'
import { shiftDay } from '../days.ts'

/** What a widget shows of one commodity. */
export interface ShownPrices {
  commodity: Commodity
  compared: ComparedPrice
  /** Prices of the stretch of time the line covers. */
  line: readonly Price[]
  markets: readonly string[]
}

/** Days the line covers. A year has two months more, so that the same day a year before is seen among its neighbours. */
const spans: Record<string, number> = { quarter: 91, year: 426, all: 800 }

/** The commodity a widget is set to; the first when the setting is none. */
export function commodityOf(settings: Record<string, unknown>): Commodity {
  return commodities.find((one) => one === settings['commodity']) ?? 'cabai'
}

/** Works out what to show for the settings and the board’s period; undefined when there is no price. */
export function shownPrices(
  prices: Prices,
  settings: Record<string, unknown>,
  { filter, span }: { filter: { period?: string | undefined }; span?: 'all' | undefined },
): ShownPrices | undefined {
  const commodity = commodityOf(settings)
  const known = untilPeriod(prices[commodity], filter.period)
  const compared = comparePrice(known)
  if (compared === undefined) return undefined
  const from = shiftDay(compared.day, -(spans[span ?? String(settings['span'])] ?? 426))
  const line = known.filter(({ day }) => day >= from && day <= compared.day)
  return { commodity, compared, line, markets: [...new Set(line.map(({ market }) => market))].toSorted().toReversed() }
}
