import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import { RecordSheet } from './record-sheet.tsx'

/** The Berita Acara of a decision, ready to be printed on one page of A4. */
export function RecordPage() {
  const { t } = useTranslation()
  const { decision } = useParams({ from: '/berita-acara/$decision' })
  const { data, error } = useQuery({
    queryKey: ['curation', 'record', decision],
    queryFn: () => api.curation.record.query({ decision: Number(decision) }),
  })
  usePageTitle(data === undefined ? t('curation.record') : `${t('curation.record')} ${data.release.plugin} ${data.release.version}`)
  return (
    <>
      <div className={styles['screenOnly']}>
        <TopBar />
      </div>
      <main className={styles['print']}>
        {error !== null && <EmptyState title={t('curation.gone')} text={t('curation.gone.text')} />}
        {data !== undefined && (
          <>
            <div className={styles['printBar']}>
              <Link to="/kurasi/$hash" params={{ hash: data.release.hash }}>
                {t('curation.record.back')}
              </Link>
              <Button kind="primary" onPress={() => print()}>
                {t('curation.record.print')}
              </Button>
            </div>
            <RecordSheet record={data} />
          </>
        )}
      </main>
    </>
  )
}
