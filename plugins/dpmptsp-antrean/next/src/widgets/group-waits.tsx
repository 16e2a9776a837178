import { useWidget } from '@wadah/plugin-sdk/widget'
import { ChartBox, RankedBars, SlotText } from '@wadah/plugin-sdk/charts'
import type { Queue } from '../../../src/queue.ts'
import { waitByGroup } from '../groups.ts'

/** The longest wait by group of services: as many groups as the slot has room for. */
export function GroupWaits({ queue }: { queue: Queue }) {
  const { size, t, format } = useWidget()
  const height = size.height / size.unit
  const shown = height >= 420 ? 7 : height >= 300 ? 5 : 3
  const rows = waitByGroup(queue)
    .slice(0, shown)
    .map(({ group, minutes }) => ({ label: t(`group.${group}`), value: minutes }))
  return (
    <>
      <SlotText size="xs">{t('byGroup')}</SlotText>
      <ChartBox height={rows.length * 17}>
        {(box) => <RankedBars {...box} label={t('byGroup')} rows={rows} format={(value) => format.number(value)} />}
      </ChartBox>
    </>
  )
}
