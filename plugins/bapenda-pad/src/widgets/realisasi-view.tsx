import { BigNumber, Bullet, bulletHeight, ChartBox, LineChart, quarterTicks, Slot, type Fact } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { quarterShares } from '../revenue-path.ts'

const { useFeed } = createWidgetData<Adapter>()
const billion = 1e9

/** Revenue so far: the number, how far along the path, and the year as a line beside its target. */
export function RealisasiView() {
  const { size, locale, t, format } = useWidget()
  const { data, shown } = useFeed('pad')
  if (data === undefined) return null
  const money = format.money(data.realised)
  const target = format.money(data.target)
  const behind = data.target * data.due - data.realised
  const gap = format.money(Math.abs(behind))
  const facts: Fact[] = [
    { strong: format.percent(data.realised / data.target), text: t('dariTarget', { target: `${target.value} ${target.unit}` }) },
    { text: t(behind > 0 ? 'dibawahJalur' : 'diatasJalur', { gap: `${gap.value} ${gap.unit}` }) },
  ]
  const path = [
    { at: `${data.year}-01-01`, value: 0 },
    ...quarterShares.map((share, quarter) => ({ at: `${data.year}-T${quarter + 1}`, value: (data.target * share) / billion, marked: true })),
  ]
  const points = [{ at: `${data.year}-01-01`, value: 0 }, ...data.months.map(({ month, cumulative }, index) => ({ at: index === data.months.length - 1 ? data.observedAt : month, value: cumulative / billion }))]
  const isSmall = size.class === 'small'
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <BigNumber value={money.value} unit={money.unit} facts={isSmall ? [] : facts} size={size.class === 'large' ? 'xl' : 'l'} />
      {!isSmall && (
        <ChartBox height={bulletHeight}>
          {(box) => <Bullet {...box} label={t('capaian', { share: format.percent(data.realised / data.target) })} value={(100 * data.realised) / data.target} ticks={quarterTicks} />}
        </ChartBox>
      )}
      {!isSmall && (
        <ChartBox minHeight={90}>
          {(box) => (
            <LineChart
              {...box}
              label={t('jalur')}
              caption={t('rpMiliar')}
              baseline="zero"
              domain={[`${data.year}-01-01`, `${data.year}-12-31`]}
              series={[{ name: format.number(data.realised / billion, 1), points }]}
              target={{ name: t('jalurTarget'), points: path }}
              formatTick={(value) => format.number(value)}
              format={() => ''}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
