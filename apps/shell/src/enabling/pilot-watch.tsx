import { useTranslation } from 'react-i18next'
import { wordLength, wordFullInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { EnablingPlugin } from './plugin-list.tsx'
import styles from './enabling.module.css'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What is left, rounded up: three days that began a moment ago are three days. */
function roundedUp(left: number): number {
  const unit = left > hourMs ? hourMs : minuteMs
  return Math.ceil(left / unit) * unit
}

type Pilot = NonNullable<EnablingPlugin['rules'][number]['pilot']>

/** How far a pilot's soak time has come, and each figure beside the bound at which it steps back by itself. */
export function PilotWatch({ pilot, startedAt }: { pilot: Pilot; startedAt: number }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const now = useNow()
  const { progress, thresholds } = pilot
  const soakUntil = Date.parse(pilot.soakUntil)
  const share = Math.min(1, Math.max(0, (now - startedAt) / Math.max(1, soakUntil - startedAt)))
  const isOver = now >= soakUntil
  const worst = progress.crashes[0]
  const late = progress.lateness.toSorted((a, b) => b.byMs / b.cadenceMs - a.byMs / a.cadenceMs)[0]
  const until = wordFullInstant(soakUntil, { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <div className={styles['watch']}>
      <p>
        <b>{isOver ? t('enabling.soakOver') : t('enabling.soakLeft', { left: wordLength(roundedUp(soakUntil - now), locale) })}</b>{' '}
        <small>{isOver ? t('enabling.soakOverNext') : t('enabling.soakUntil', { until })}</small>
      </p>
      <progress className={styles['soak']} value={share} max={1} aria-label={t('enabling.soak')} />
      <dl className={styles['bounds']}>
        <div>
          <dt>{t('enabling.crashes')}</dt>
          <dd>
            {worst ? t('enabling.crashesOn', { count: worst.count, screen: worst.screenName }) : t('enabling.none0')}
            <small>{t('enabling.crashesBound', { count: thresholds.crashesPerScreen })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('enabling.failedRuns')}</dt>
          <dd>
            {progress.lateness.length === 0 && progress.runs.runs === 0 && progress.sharedFeeds > 0
              ? t('enabling.sharedRuns')
              : t('enabling.failedOf', { failed: progress.runs.failed, runs: progress.runs.runs })}
            <small>{t('enabling.failedBound', { share: Math.round(thresholds.failedRunShare * 100), runs: thresholds.leastRuns })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('enabling.later')}</dt>
          <dd>
            {late && late.byMs > 0 ? wordLength(late.byMs, locale) : t('enabling.notLater')}
            <small>
              {late
                ? t('enabling.laterBoundTime', { time: wordLength(late.cadenceMs * thresholds.cadencesLater, locale) })
                : t('enabling.laterBound', { count: thresholds.cadencesLater })}
            </small>
          </dd>
        </div>
      </dl>
    </div>
  )
}
