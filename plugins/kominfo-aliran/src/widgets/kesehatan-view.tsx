import { BigNumber, ChartBox, Slot, StatusGrid } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { groupByOpd } from '../opd-rows.ts'
import { FreshHistory } from './fresh-history.tsx'
import { ProblemMarks } from './problem-marks.tsx'

const { useFeed } = createWidgetData<Adapter>()

/** Units a row needs; where all fit below each other, one column reads best. */
const calmStep = 24

/** How many feeds are up to date, and every OPD with a mark for each of its feeds. */
export function KesehatanView() {
  const { size, locale, t, settings, mode } = useWidget()
  const { data, shown } = useFeed('kesehatan')
  if (data === undefined) return null
  const { fresh, counted, feeds } = data
  const rows = groupByOpd(feeds, { published: settings['published'] !== false }).map(({ name, feeds: own }) => ({
    label: name,
    marks: own.map((feed) => ({
      state: feed.shown,
      title: `${locale === 'id' ? feed.titleId : feed.titleEn}: ${t(`kata.${feed.shown}`)}`,
    })),
  }))
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale' || shown === 'cut'}>
      <BigNumber
        value={fresh}
        unit={t('dariMutakhir', { counted })}
        facts={size.height < 66 * size.unit ? [] : [{ text: <ProblemMarks feeds={feeds} /> }]}
        layout="below"
      />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <StatusGrid
              {...box}
              label={t('label', { fresh, counted })}
              rows={rows}
              {...(rows.length * calmStep * box.unit <= box.height ? { columns: 1 } : {})}
            />
          )}
        </ChartBox>
      )}
      {mode === 'detail' && <FreshHistory />}
    </Slot>
  )
}
