import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { SecondFactorLine } from '../room/second-factor-line.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import { AutomaticApprovals } from './automatic-approvals.tsx'
import { OpenCountersignatures } from './open-countersignatures.tsx'
import styles from './curation.module.css'
import { Policies } from './policies.tsx'
import { ReleaseRow } from './release-row.tsx'

export type CurationQueue = ApiOutputs['curation']['queue']

const lookAgainMs = 4_000

/** What waits for a curator, what policies did meanwhile, and what was decided. */
export function CurationPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['curation', 'queue'],
    queryFn: () => api.curation.queue.query(),
    refetchInterval: lookAgainMs,
  })
  usePageTitle(t('curation.title'))
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <SecondFactorLine />
        <h1>{t('curation.title')}</h1>
        <p className={styles['lead']}>{t('curation.lead')}</p>
        {error !== null && data === undefined && <EmptyState title={t('curation.title')} text={t('page.unreachable')} />}
        {data !== undefined && <Queue queue={data} />}
      </main>
    </>
  )
}

function Queue({ queue }: { queue: CurationQueue }) {
  const { t } = useTranslation()
  const { waiting, decided, countersignatures, automatic } = queue
  return (
    <>
      <section className={styles['section']} aria-label={t('curation.waiting')}>
        <h2>
          {t('curation.waiting')} <small>{waiting.length}</small>
        </h2>
        {waiting.length === 0 ? (
          <p className={styles['quiet']}>{t('curation.waiting.none')}</p>
        ) : (
          <ul className={styles['rows']}>
            {waiting.map((entry) => (
              <ReleaseRow key={entry.hash} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      {countersignatures.length > 0 && <OpenCountersignatures open={countersignatures} />}
      {automatic.length > 0 && <AutomaticApprovals decisions={automatic} />}
      <section className={styles['section']} aria-label={t('curation.decided')}>
        <h2>{t('curation.decided')}</h2>
        {decided.length === 0 ? (
          <p className={styles['quiet']}>{t('curation.decided.none')}</p>
        ) : (
          <ul className={styles['rows']}>
            {decided.map((entry) => (
              <ReleaseRow key={entry.hash} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <Policies queue={queue} />
    </>
  )
}
