import { BigNumber, Bullet, bulletHeight, ChartBox, Slot, SlotText, type Fact } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { PathChart } from './path-chart.tsx'

const { useFeed } = createWidgetData<Adapter>()
const roman = ['I', 'II', 'III', 'IV']

/** Revenue so far: the number, how far along the path, and the year as a line beside its target. */
export function RealisasiView() {
  const { size, locale, t, format } = useWidget()
  const { data, shown } = useFeed('pad')
  if (data === undefined) return null
  const words = (rupiah: number) => Object.values(format.money(rupiah)).join(' ')
  const money = format.money(data.realised)
  const share = data.target === 0 ? 0 : data.realised / data.target
  const behind = data.target * data.due - data.realised
  const facts: Fact[] = [
    { strong: format.percent(share), text: t('ofTarget', { target: words(data.target) }) },
    { text: t(behind > 0 ? 'belowPath' : 'abovePath', { gap: words(Math.abs(behind)) }) },
  ]
  const ticks = data.path.map((due, quarter) => {
    const percent = `${format.number(due * 100)}${due === 1 ? ' %' : ''}`
    const words = { roman: roman[quarter] ?? '', number: quarter + 1 }
    return { at: due * 100, label: `${t('quarter', words)} ${percent}`, short: `${t('quarterShort', words)} ${percent}` }
  })
  const height = size.height / size.unit
  const isSmall = size.class === 'small'
  const hasChart = !isSmall && height >= 150
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <BigNumber
        value={money.value}
        unit={money.unit}
        facts={isSmall ? [] : facts}
        size={size.class === 'large' && height >= 190 ? 'xl' : height >= 120 ? 'l' : 'm'}
      />
      {!isSmall && height >= 250 && <SlotText size="xs">{t('today', { amount: format.rupiah(data.today) })}</SlotText>}
      {!isSmall && (
        <ChartBox height={bulletHeight}>
          {(box) => <Bullet {...box} label={t('reached', { share: format.percent(share) })} value={share * 100} ticks={ticks} />}
        </ChartBox>
      )}
      {hasChart && <ChartBox minHeight={60}>{(box) => <PathChart revenue={data} box={box} />}</ChartBox>}
    </Slot>
  )
}
