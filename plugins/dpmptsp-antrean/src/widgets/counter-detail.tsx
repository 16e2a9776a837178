import { useState } from 'react'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import { ChartBox, LineChart, SlotText } from '@wadah/plugin-sdk/charts'
import type { Adapter } from '../adapter.ts'
import type { Queue } from '../queue.ts'

const { useQuery } = createWidgetData<Adapter>()

/** One counter's last minutes, asked for only where there is room to look: in the detail view. */
export function CounterDetail({ queue }: { queue: Queue }) {
  const { t, format } = useWidget()
  const busiest = queue.counters.find(({ name }) => name === queue.longest?.counter) ?? queue.counters[0]
  const [number, setNumber] = useState(busiest?.number ?? 1)
  const { data, error } = useQuery('gerai', { number })
  const name = queue.counters.find((counter) => counter.number === number)?.name ?? ''
  return (
    <>
      <label
        style={{ display: 'flex', flex: 'none', alignItems: 'center', gap: 'var(--s-2)', fontSize: 'var(--t-s)', color: 'var(--text-2)' }}
      >
        {t('pick')}
        <select
          value={number}
          onChange={(event) => setNumber(Number(event.target.value))}
          style={{
            minHeight: 'var(--hit)',
            padding: '0 var(--s-2)',
            font: 'inherit',
            color: 'var(--text)',
            background: 'var(--surface)',
            border: 'var(--hair) solid var(--line-strong)',
            borderRadius: 'var(--radius)',
          }}
        >
          {queue.counters.map((counter) => (
            <option key={counter.number} value={counter.number}>
              {counter.name}
            </option>
          ))}
        </select>
        {data !== undefined && t('servedToday', { count: format.number(data.counter.served) })}
      </label>
      {error !== undefined && <SlotText quiet>{t('noAnswer')}</SlotText>}
      {data !== undefined && (
        <ChartBox height={120}>
          {(box) => (
            <LineChart
              {...box}
              label={t('history', { counter: name })}
              caption={t('history', { counter: name })}
              baseline="zero"
              series={[{ name: '', points: data.history.map(({ at, waiting }) => ({ at, value: waiting })) }]}
            />
          )}
        </ChartBox>
      )}
    </>
  )
}
