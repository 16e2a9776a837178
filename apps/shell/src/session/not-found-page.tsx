import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TopBar } from '../board/top-bar.tsx'
import styles from './session.module.css'

/** What is said where there is nothing, or nothing for this person. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1 className={styles['title']}>{t('notFound.title')}</h1>
        <p className={styles['quiet']}>{t('notFound.text')}</p>
        <Link to="/">{t('notFound.back')}</Link>
      </main>
    </>
  )
}
