import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { BoardFilter } from '@wadah/contracts/port'
import { ChartBox, LineChart, type LineSeries } from '@wadah/plugin-sdk/charts'
import { periodStart } from '@wadah/freshness/period'
import { useAreas } from '../data/areas.ts'
import { useLook } from '../look/look-store.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import { ClosedPoints } from './closed-points.tsx'
import styles from './detail.module.css'

type Points = ApiOutputs['measures']['series']['points']

const mostSeries = 5

/** The history of each measure of a feed, as the host keeps it; every plugin gets this for nothing. */
export function MeasureHistory({ facts, version, filter }: { facts: FeedFacts; version: number; filter: BoardFilter }) {
  const { locale } = useLook()
  const { t } = useTranslation()
  if (facts.measures.length === 0) return <p className={styles['quiet']}>{t('history.none')}</p>
  return facts.measures.map((measure) => (
    <section key={measure.name} className={styles['history']} aria-label={measure.title[locale]}>
      <h3>
        {measure.title[locale]} <small>{measure.unit[locale]}</small>
      </h3>
      <HistoryChart facts={facts} measure={measure.name} version={version} filter={filter} label={measure.title[locale]} />
    </section>
  ))
}

function HistoryChart({
  facts,
  measure,
  version,
  filter,
  label,
}: {
  facts: FeedFacts
  measure: string
  version: number
  filter: BoardFilter
  label: string
}) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const area = filter.area
  const { data, refetch } = useQuery({
    queryKey: ['measures', facts.id, measure, area, version],
    queryFn: () => api.measures.series.query({ feed: facts.id, measure, limit: 2_000, ...(area ? { area } : {}) }),
    placeholderData: (last) => last,
  })
  const { areas } = useAreas()
  const nameOf = (code: string): string => areas?.find((one) => one.code === code)?.name ?? code
  const series = seriesOf(data?.points ?? [], facts.rule.utcOffsetMinutes, nameOf)
  if (!data) return <p className={styles['quiet']}>{t('history.loading')}</p>
  const from = facts.simulation?.from
  return (
    <>
      {series.length === 0 ? (
        <p className={styles['quiet']}>{t('history.empty')}</p>
      ) : (
        <div className={styles['historyChart']}>
          <ChartBox>
            {(size) => (
              <LineChart
                {...size}
                label={label}
                locale={locale}
                series={series}
                {...(from === undefined ? {} : { simulationFrom: from })}
              />
            )}
          </ChartBox>
        </div>
      )}
      {data.purposeNeeded && <ClosedPoints subject={{ id: facts.id, title: facts.title[locale] }} onDone={() => void refetch()} />}
    </>
  )
}

/** One line a split; those with the largest newest values when there are many. Missing values stay gaps. */
function seriesOf(points: Points, utcOffsetMinutes: number, nameOf: (area: string) => string): LineSeries[] {
  const bySplit = new Map<string, { at: number; value: number | undefined }[]>()
  for (const point of points) {
    // Where a period ends the next one's name stands on the axis.
    const at = periodStart(point.period, utcOffsetMinutes)
    if (at === undefined) continue
    const name = point.series ?? (point.area === undefined ? '' : nameOf(point.area))
    const line = bySplit.get(name) ?? []
    line.push({ at, value: point.value ?? undefined })
    bySplit.set(name, line)
  }
  const whole = bySplit.get('')
  const lines = whole && bySplit.size > 1 ? new Map([['', whole]]) : bySplit
  return [...lines]
    .toSorted(([, a], [, b]) => (b.at(-1)?.value ?? 0) - (a.at(-1)?.value ?? 0))
    .slice(0, mostSeries)
    .map(([name, line]) => ({ name, points: line.toSorted((a, b) => a.at - b.at) }) as LineSeries)
}
