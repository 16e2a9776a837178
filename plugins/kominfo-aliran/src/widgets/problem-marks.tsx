import { StateShape } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import type { FeedHealth } from '../health.ts'
import { countProblems } from '../opd-rows.ts'

/** How many feeds are not fresh, by state: its shape, the number, and the word where there is room. */
export function ProblemMarks({ feeds }: { feeds: readonly FeedHealth[] }) {
  const { size, t } = useWidget()
  const problems = countProblems(feeds)
  if (problems.length === 0) return <span>{t('semuaMutakhir')}</span>
  const withWords = size.width >= (problems.length * 130 + 40) * size.unit
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: '0.9em', alignItems: 'center' }}>
      {problems.map(({ state, count }) => (
        <span
          key={state}
          aria-label={t(`keadaan.${state}`, { count })}
          style={{ display: 'inline-flex', gap: '0.35em', alignItems: 'center', whiteSpace: 'nowrap' }}
        >
          <StateShape state={state} />
          <span aria-hidden="true">{withWords ? t(`keadaan.${state}`, { count }) : count}</span>
        </span>
      ))}
    </span>
  )
}
