import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordInstant } from '@wadah/ui/words'
import { ComplaintsSection } from '../complaints/complaints-section.tsx'
import { TopBar } from '../board/top-bar.tsx'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { usePageTitle } from '../look/use-page-title.ts'
import { SecondFactorLine } from '../room/second-factor-line.tsx'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { Changelog } from './changelog.tsx'
import { CheckList } from './check-list.tsx'
import { ConsentList } from './consent-list.tsx'
import styles from './curation.module.css'
import { DecidePanel } from './decide-panel.tsx'
import { PreviewSection } from './preview-section.tsx'
import { Timeline } from './timeline.tsx'

const checkingAgainMs = 2_000
const lookAgainMs = 15_000

/** One release: what it asks consent for first, then what the checks say, then how it looks, then the decision. */
export function ReviewPage() {
  const { t } = useTranslation()
  const { hash } = useParams({ from: '/kurasi/$hash' })
  const { data, error } = useQuery({
    queryKey: ['curation', 'release', hash],
    queryFn: () => api.curation.release.query({ hash }),
    refetchInterval: (query) => (query.state.data?.release.state === 'checking' ? checkingAgainMs : lookAgainMs),
  })
  return (
    <>
      <TopBar />
      <main className={styles['page']} data-wide="true">
        <SecondFactorLine />
        {data !== undefined && <Review review={data} />}
        {data === undefined && error !== null && (
          <EmptyState
            title={t('curation.gone')}
            text={errorCode(error) === 'offline' ? t('page.unreachable') : t('curation.gone.text')}
            action={<Link to="/kurasi">{t('curation.back')}</Link>}
          />
        )}
      </main>
    </>
  )
}

function Review({ review }: { review: ApiOutputs['curation']['release'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow()
  const { city, caller } = useSession()
  const { release, running, diff, checks, changelog, timeline } = review
  const { manifest } = release
  usePageTitle(`${manifest.title[locale]} ${release.version}`)
  const isReviewer = caller.roles.some((role) => role === 'curator' || role === 'auditor')
  const submittedAt = wordInstant(Date.parse(release.submittedAt), now, { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['crumb']}>
          <Link to={isReviewer ? '/kurasi' : '/rilis'}>{isReviewer ? t('curation.title') : t('curation.mine')}</Link> / {release.opdName}
        </p>
        <h1>
          {manifest.title[locale]} <b>{release.version}</b>{' '}
          {running !== undefined && !running.isThis && <span>{t('curation.replaces', { version: running.version })}</span>}
          {running?.isThis === true && <span>{t('curation.runs')}</span>}
        </h1>
        <p className={styles['lead']}>
          {manifest.purpose[locale]} {t('curation.submitted', { at: submittedAt, office: manifest.owner.office })} ·{' '}
          <code>{`sha256:${release.hash.slice(0, 4)}…${release.hash.slice(-4)}`}</code>
        </p>
      </header>
      <div className={styles['columns']}>
        <div className={styles['left']}>
          <div className={styles['consent']}>
            <ConsentList diff={diff} />
          </div>
          <div className={styles['screens']}>
            <PreviewSection hash={release.hash} running={running?.isThis === false ? running : undefined} opdName={release.opdName} />
          </div>
          <div className={styles['rest']}>
            <ComplaintsSection release={release.hash} />
            <section className={styles['section']} aria-label={t('curation.changelog')}>
              <h2>{t('curation.changelog')}</h2>
              {changelog === '' ? <p className={styles['quiet']}>{t('curation.changelog.none')}</p> : <Changelog text={changelog} />}
            </section>
            <section className={styles['section']} aria-label={t('curation.owner')}>
              <h2>{t('curation.owner')}</h2>
              <dl className={styles['facts']}>
                <dt>{t('curation.owner.office')}</dt>
                <dd>{manifest.owner.office}</dd>
                <dt>{t('curation.owner.contact')}</dt>
                <dd>{manifest.owner.contact}</dd>
                <dt>{t('curation.owner.opd')}</dt>
                <dd>{release.opdName}</dd>
                <dt>{t('curation.owner.licence')}</dt>
                <dd>{manifest.licence}</dd>
                <dt>{t('curation.owner.key')}</dt>
                <dd>
                  <code>{release.keyId}</code>
                </dd>
                <dt>{t('curation.owner.policy')}</dt>
                <dd>{t(`curation.policy.${review.policy}`)}</dd>
              </dl>
            </section>
          </div>
        </div>
        <aside className={styles['right']}>
          <div className={styles['checksPart']}>
            <CheckList checks={checks} />
          </div>
          <div className={styles['decidePart']}>
            <DecidePanel review={review} />
          </div>
          <div className={styles['rest']}>
            <Timeline entries={timeline} />
          </div>
        </aside>
      </div>
    </>
  )
}
