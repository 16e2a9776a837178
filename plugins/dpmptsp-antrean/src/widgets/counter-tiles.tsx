import { useWidget } from '@wadah/plugin-sdk/widget'
import { ChartBox, TileGrid } from '@wadah/plugin-sdk/charts'
import type { Queue } from '../queue.ts'

/** How many of the busiest counters are named on their tile; in the detail view all are. */
const named = { board: 3, preview: 3, detail: 99 }

/** A tile a counter, in the order of their numbers; the busiest carry their name. */
export function CounterTiles({ queue }: { queue: Queue }) {
  const { t, mode } = useWidget()
  const { counters, open } = queue
  const busiest = new Set(
    counters
      .filter(({ waiting }) => (waiting ?? 0) > 0)
      .toSorted((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0))
      .slice(0, named[mode])
      .map(({ number }) => number),
  )
  const tiles = counters.map(({ number, name, open: isOpen, waiting }) =>
    isOpen ? { name, value: waiting, strong: busiest.has(number) } : { name, closed: t('closed') },
  )
  return <ChartBox>{(box) => <TileGrid {...box} label={t('chart', { open, all: counters.length })} tiles={tiles} />}</ChartBox>
}
