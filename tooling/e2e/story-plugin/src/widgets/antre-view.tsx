import { createWidgetData } from '@wadah/plugin-sdk/widget'
import { BigNumber } from '@wadah/plugin-sdk/charts'
import type { Adapter } from '../adapter.ts'

const { useFeed } = createWidgetData<Adapter>()

export function AntreView() {
  const { data } = useFeed('antre')
  return data === undefined ? null : <BigNumber value={String(data.count)} unit="orang menunggu" size="l" />
}
