import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { api, errorCode } from '../trpc.ts'
import styles from './records.module.css'
import { RecordsSheet } from './records-sheet.tsx'

/** The records of processing that the law asks for, ready to be read, printed and completed by hand. */
export function RecordsPage() {
  const { t } = useTranslation()
  usePageTitle(t('records.title'))
  const { data, error } = useQuery({ queryKey: ['processing-records'], queryFn: () => api.privacy.records.query() })
  return (
    <>
      <div className={styles['screenOnly']}>
        <TopBar />
      </div>
      <main className={styles['page']}>
        {error !== null && data === undefined && (
          <EmptyState title={t('board.none')} text={errorCode(error) === 'offline' ? t('page.unreachable') : t('privacy.forbidden')} />
        )}
        {data?.length === 0 && <EmptyState title={t('privacy.noFeeds')} text={t('privacy.noFeedsText')} />}
        {data !== undefined && data.length > 0 && (
          <>
            <div className={styles['bar']}>
              <Link to="/kerahasiaan">{t('privacy.title')}</Link>
              <Button kind="primary" onPress={() => print()}>
                {t('records.print')}
              </Button>
            </div>
            <RecordsSheet records={data} />
          </>
        )}
      </main>
    </>
  )
}
