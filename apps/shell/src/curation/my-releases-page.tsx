import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { ComplaintsSection } from '../complaints/complaints-section.tsx'
import { TopBar } from '../board/top-bar.tsx'
import { useLook } from '../look/look-store.ts'
import { usePageTitle } from '../look/use-page-title.ts'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import { ReleaseRow } from './release-row.tsx'

const lookAgainMs = 4_000

/** Releases of one's own OPD: where each stands, and why one came back. */
export function MyReleasesPage() {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { data, error } = useQuery({
    queryKey: ['curation', 'mine'],
    queryFn: () => api.curation.mine.query(),
    refetchInterval: lookAgainMs,
  })
  usePageTitle(t('curation.mine'))
  const plugins = Map.groupBy(data ?? [], ({ plugin }) => plugin)
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1>{t('curation.mine')}</h1>
        <p className={styles['lead']}>{t('curation.mine.lead')}</p>
        {error !== null && data === undefined && <EmptyState title={t('curation.mine')} text={t('page.unreachable')} />}
        {data?.length === 0 && <EmptyState title={t('curation.mine.none')} text={t('curation.mine.how')} />}
        {[...plugins].map(([plugin, releases]) => (
          <section key={plugin} className={styles['section']} aria-label={releases[0]?.title[locale] ?? plugin}>
            <h2>
              {releases[0]?.title[locale]} <small>{plugin}</small>
            </h2>
            <ul className={styles['rows']}>
              {releases.map((entry) => (
                <ReleaseRow key={entry.hash} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
        {(data?.length ?? 0) > 0 && <ComplaintsSection />}
      </main>
    </>
  )
}
