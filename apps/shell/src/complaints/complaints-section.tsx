import './texts.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { useLook } from '../look/look-store.ts'
import { ComplaintRow } from './complaint-row.tsx'
import styles from './complaints.module.css'
import { useComplaintList, type Complaint } from './use-complaint-list.ts'

/** Props of {@link ComplaintsSection}. */
export interface ComplaintsSectionProps {
  plugin?: string
  /** Hash of a release. */
  release?: string
}

/** What widgets complained of on screens, the newest first, release by release; those that are settled folded away. */
export function ComplaintsSection({ plugin, release }: ComplaintsSectionProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const list = useComplaintList({ ...(plugin === undefined ? {} : { plugin }), ...(release === undefined ? {} : { release }) })
  const { complaints, mark } = list
  if (!list.mayRead || complaints === undefined) return undefined
  const unseen = complaints.filter(({ isOwn, state }) => isOwn && state === 'new').map(({ id }) => id)
  const groups = Map.groupBy(complaints, (one) => one.release)
  return (
    <section className={styles['section']} aria-labelledby="complaints-title">
      <header>
        <h2 id="complaints-title">{t('complaints.title')}</h2>
        {unseen.length > 0 && (
          <Button isDisabled={list.isMarking} onPress={() => mark({ ids: unseen, state: 'seen' })}>
            {t('complaints.allSeen')}
          </Button>
        )}
      </header>
      {list.hasFailed && (
        <p className={styles['problem']} role="alert">
          {t('complaints.failed')}
        </p>
      )}
      {complaints.length === 0 ? (
        <EmptyState title={t('complaints.none')} text={t('complaints.none.text')} />
      ) : (
        <p className={styles['lead']}>{t('complaints.lead')}</p>
      )}
      {[...groups].map(([hash, ofRelease]) => (
        <ReleaseComplaints
          key={hash}
          title={release === undefined ? `${ofRelease[0]?.pluginTitle[locale] ?? ''} ${ofRelease[0]?.version ?? ''}` : undefined}
          complaints={ofRelease}
          onMark={(id, state) => mark({ ids: [id], state })}
        />
      ))}
    </section>
  )
}

/** Complaints of one release. `title`: absent where the page is of that release. */
function ReleaseComplaints({
  title,
  complaints,
  onMark,
}: {
  title: string | undefined
  complaints: Complaint[]
  onMark(id: number, state: Complaint['state']): void
}) {
  const { t } = useTranslation()
  const rows = (shown: Complaint[]) => (
    <ul className={styles['rows']}>
      {shown.map((complaint) => (
        <ComplaintRow key={complaint.id} complaint={complaint} onMark={(state) => onMark(complaint.id, state)} />
      ))}
    </ul>
  )
  const settled = complaints.filter(({ state }) => state === 'settled')
  return (
    <>
      {title !== undefined && <h3 className={styles['release']}>{title}</h3>}
      {rows(complaints.filter(({ state }) => state !== 'settled'))}
      {settled.length > 0 && (
        <details className={styles['settled']}>
          <summary>{t('complaints.settledCount', { count: String(settled.length) })}</summary>
          {rows(settled)}
        </details>
      )}
    </>
  )
}
