import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import { Slot } from '@wadah/plugin-sdk/charts'
import type { Adapter } from '../../../src/adapter.ts'
import { CounterDetail } from '../../../src/widgets/counter-detail.tsx'
import { CounterTiles } from '../../../src/widgets/counter-tiles.tsx'
import { QueueNumber } from '../../../src/widgets/queue-number.tsx'
import { GroupWaits } from './group-waits.tsx'

const { useFeed } = createWidgetData<Adapter>()

export function AntreanView() {
  const { size, locale, mode } = useWidget()
  const { data, shown } = useFeed('antrean')
  if (data === undefined) return null
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <QueueNumber queue={data} />
      {size.class !== 'small' && <CounterTiles queue={data} />}
      {size.class !== 'small' && <GroupWaits queue={data} />}
      {mode === 'detail' && <CounterDetail queue={data} />}
    </Slot>
  )
}
