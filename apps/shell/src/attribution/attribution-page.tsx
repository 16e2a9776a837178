import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TopBar } from '../board/top-bar.tsx'
import { useLook } from '../look/look-store.ts'
import { usePageTitle } from '../look/use-page-title.ts'
import { api } from '../trpc.ts'
import styles from '../operations/operations.module.css'

/** Whose data and work is used here, and under which licence; and who produces each feed. */
export function AttributionPage() {
  const { t } = useTranslation()
  const { locale } = useLook()
  usePageTitle(t('attribution.title'))
  const { data: entries } = useQuery({ queryKey: ['attribution'], queryFn: () => api.attribution.list.query() })
  const { data: feeds } = useQuery({ queryKey: ['feeds'], queryFn: () => api.feeds.list.query() })
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1>{t('attribution.title')}</h1>
        <p className={styles['lead']}>{t('attribution.lead')}</p>
        <h2>{t('attribution.works')}</h2>
        <ul className={styles['feeds']}>
          {entries?.map((entry) => (
            <li key={entry.name}>
              <span className={styles['name']}>
                <b>{entry.url ? <a href={entry.url}>{entry.name}</a> : entry.name}</b>
                <small>{entry.credit[locale]}</small>
              </span>
              <span className={styles['acts']}>{entry.licence[locale]}</span>
            </li>
          ))}
        </ul>
        <h2>{t('attribution.producers')}</h2>
        <ul className={styles['feeds']}>
          {feeds?.map((facts) => (
            <li key={facts.id}>
              <span className={styles['name']}>
                <b>{facts.title[locale]}</b>
                <small>
                  {facts.metadata.producer} · {facts.metadata.source}
                </small>
              </span>
              <span className={styles['acts']}>{facts.metadata.licence}</span>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}
