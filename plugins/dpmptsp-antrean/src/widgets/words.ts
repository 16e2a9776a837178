import type { Translate, WidgetFormat, WidgetTable } from '@wadah/plugin-sdk/widget'
import type { Queue } from '../queue.ts'

/** What words are made with. */
export interface Speech {
  t: Translate
  format: WidgetFormat
}

/** The queue in one sentence. */
export function summariseQueue(queue: Queue | undefined, { t, format }: Speech): string {
  if (queue === undefined) return t('none')
  const numbers = { waiting: format.number(queue.waiting), open: queue.open, all: queue.counters.length }
  if (queue.longest === null) return t('summary', numbers)
  return t('summaryLongest', { ...numbers, minutes: queue.longest.minutes, counter: queue.longest.counter })
}

/** The queue as a table: a row a counter, closed ones without numbers. */
export function tabulateQueue(queue: Queue | undefined, { t, format }: Speech): WidgetTable {
  const cell = (value: number | null) => (value === null ? t('closed') : format.number(value))
  return {
    columns: [
      { key: 'number', title: t('number'), numeric: true },
      { key: 'counter', title: t('counter'), numeric: false },
      { key: 'waiting', title: t('people'), numeric: true },
      { key: 'longest', title: t('wait'), numeric: true },
      { key: 'served', title: t('served'), numeric: true },
    ],
    rows: (queue?.counters ?? []).map(({ number, name, waiting, longestMinutes, served }) => ({
      number: String(number),
      counter: name,
      waiting: cell(waiting),
      longest: cell(longestMinutes),
      served: format.number(served),
    })),
  }
}
