import { LineChart, type ChartSize, type LineNote } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import type { Revenue } from '../contract.ts'
import { quarterEnds } from '../revenue-path.ts'
import { latePassing } from './path-note.ts'

const billion = 1e9

/** The year’s total as a line beside the path it should follow. */
export function PathChart({ revenue, box }: { revenue: Revenue; box: ChartSize }) {
  const { t, format } = useWidget()
  const { year, target, path, weeks, observedAt, realised } = revenue
  const late = latePassing(revenue)
  const notes: LineNote[] =
    late === undefined
      ? []
      : [
          {
            at: late.reachedAt ?? observedAt,
            value: late.amount / billion,
            text:
              late.reachedAt === undefined
                ? t('notReached', { share: format.percent(late.share, 0) })
                : t('reachedLate', { share: format.percent(late.share, 0), day: dayOf(late.reachedAt) }),
          },
        ]
  const points = [
    { at: `${year}-01-01`, value: 0 },
    ...weeks.map(({ day, total }) => ({ at: day, value: total / billion })),
    { at: observedAt, value: realised / billion },
  ]
  const due = [
    { at: `${year}-01-01`, value: 0, marked: false },
    ...quarterEnds(year).map((at, quarter) => ({ at, value: (target * (path[quarter] ?? 1)) / billion, marked: true })),
  ]
  return (
    <LineChart
      {...box}
      label={t('chartLabel', { year })}
      caption={t('billions')}
      baseline="zero"
      series={[{ name: '', points }]}
      target={{ name: t('path'), points: due }}
      notes={notes}
      format={(value) => format.number(value, 1)}
      formatReading={reading}
      formatTick={(value) => format.number(value)}
    />
  )

  function reading(value: number): string {
    const money = format.money(value * billion)
    return `${money.value} ${money.unit}`.trimEnd()
  }

  function dayOf(at: number): string {
    return format.period(new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)).replace(` ${year}`, '')
  }
}
