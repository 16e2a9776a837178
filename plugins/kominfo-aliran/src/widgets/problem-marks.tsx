import { StateShape } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import type { FeedHealth } from '../health.ts'
import { countProblems } from '../opd-rows.ts'

/** How many feeds are not fresh, by state: its shape, the number, and the word where there is room. A press on the board opens the detail view. */
export function ProblemMarks({ feeds }: { feeds: readonly FeedHealth[] }) {
  const { size, t, mode, openDetail } = useWidget()
  const problems = countProblems(feeds)
  if (problems.length === 0) return <span>{t('semuaMutakhir')}</span>
  const withWords = size.width >= (problems.length * 130 + 40) * size.unit
  const row = { display: 'inline-flex', flexWrap: 'wrap', columnGap: '0.9em', alignItems: 'center' } as const
  const marks = (
    <>
      {problems.map(({ state, count }) => (
        <span
          key={state}
          role="img"
          aria-label={t(`keadaan.${state}`, { count })}
          style={{ display: 'inline-flex', gap: '0.35em', alignItems: 'center', whiteSpace: 'nowrap' }}
        >
          <StateShape state={state} />
          <span aria-hidden="true">{withWords ? t(`keadaan.${state}`, { count }) : count}</span>
        </span>
      ))}
    </>
  )
  if (mode !== 'board') return <span style={row}>{marks}</span>
  return (
    <button
      type="button"
      title={t('bukaRincian')}
      onClick={openDetail}
      style={{
        ...row,
        padding: 0,
        border: 0,
        background: 'none',
        font: 'inherit',
        color: 'inherit',
        cursor: 'pointer',
        textAlign: 'start',
      }}
    >
      {marks}
    </button>
  )
}
