import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TopBar } from '../board/top-bar.tsx'
import { keepsBoards } from './rooms.ts'
import { useSession } from './session.tsx'
import styles from './session.module.css'

/** Where somebody lands for whom there is no board yet: what that means, and what can be done here. */
export function NoBoardPage() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const mayMake = keepsBoards(caller.roles)
  const keepsCity = caller.roles.includes('operator')
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1 className={styles['title']}>{t('noBoard.title')}</h1>
        <p className={styles['quiet']}>{mayMake ? t('noBoard.mayMake') : t('noBoard.text')}</p>
        {mayMake && (
          <Link to="/dasbor" className={styles['onward']}>
            {t('noBoard.boards')}
          </Link>
        )}
        {keepsCity && (
          <Link to="/operasi" className={styles['onward']}>
            {t('noBoard.readiness')}
          </Link>
        )}
        <Link to="/aliran" className={styles['onward']}>
          {t('noBoard.feeds')}
        </Link>
      </main>
    </>
  )
}
