import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import { Slot } from '@wadah/plugin-sdk/charts'
import type { Adapter } from '../adapter.ts'
import { CounterDetail } from './counter-detail.tsx'
import { CounterTiles } from './counter-tiles.tsx'
import { QueueNumber } from './queue-number.tsx'

const { useFeed } = createWidgetData<Adapter>()

export function AntreanView() {
  const { size, locale, mode } = useWidget()
  const { data, shown } = useFeed('antrean')
  if (data === undefined) return null
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <QueueNumber queue={data} />
      {size.class !== 'small' && <CounterTiles queue={data} />}
      {mode === 'detail' && <CounterDetail queue={data} />}
    </Slot>
  )
}
