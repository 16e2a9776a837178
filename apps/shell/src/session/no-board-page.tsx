import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TopBar } from '../board/top-bar.tsx'
import styles from './session.module.css'

/** Where somebody lands for whom there is no board yet: what that means, and what can be done here. */
export function NoBoardPage() {
  const { t } = useTranslation()
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1 className={styles['title']}>{t('noBoard.title')}</h1>
        <p className={styles['quiet']}>{t('noBoard.text')}</p>
        <Link to="/aliran" className={styles['onward']}>
          {t('noBoard.feeds')}
        </Link>
      </main>
    </>
  )
}
