import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BoardTabs } from '@wadah/ui/board-tabs'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { Clock } from './clock.tsx'
import { SafeModeLine } from './safe-mode-line.tsx'
import { ComingControl } from './coming-control.tsx'
import { nameThatFits } from './name-that-fits.ts'
import styles from './bars.module.css'

// Menus are heavy and nobody opens one in the first half second: the bar is there before them.
const OwnMenu = lazy(() => import('./own-menu.tsx').then((module) => ({ default: module.OwnMenu })))

/** Props of {@link TopBar}. */
export interface TopBarProps {
  /** The board that is open. */
  board?: string
  /** Whether this person may arrange it. */
  mayEdit?: boolean
  /** What the wall says beside the board's name. */
  children?: ReactNode
}

/** The bar at the top of every screen: boards, time, and who I am. */
export function TopBar({ board, mayEdit = false, children }: TopBarProps) {
  const me = useSession()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { formFactor } = useLook()
  const tabs = me.boards.map(({ id, title }) => ({ id, title, href: `/dasbor/${id}` }))
  const open = (id: string): void => void navigate({ to: '/dasbor/$board', params: { board: id } })
  return (
    <>
      <header className={styles['top']} data-form-factor={formFactor}>
        <Link to="/" className={styles['home']} aria-label={t('bar.home')}>
          <Logo />
        </Link>
        {formFactor === 'wall' ? (
          <span className={styles['wallTitle']}>{tabs.find((tab) => tab.id === board)?.title}</span>
        ) : (
          formFactor !== 'phone' && (
            <div className={styles['tabs']}>
              <BoardTabs label={t('bar.boards')} boards={tabs} current={board} onSelect={open} />
            </div>
          )
        )}
        {children}
        <span className={styles['grow']} />
        {me.demo && <span className={styles['demo']}>{t('bar.demo')}</span>}
        <Clock />
        {formFactor !== 'wall' && (
          <>
            {mayEdit && board !== undefined && formFactor !== 'phone' && (
              <Button onPress={() => void navigate({ to: '/dasbor/$board/atur', params: { board } })}>{t('bar.arrange')}</Button>
            )}
            <span className={styles['own']}>
              <Suspense fallback={<ComingControl value={nameThatFits(me.caller.name, formFactor) ?? t('menu.me')} />}>
                <OwnMenu />
              </Suspense>
            </span>
          </>
        )}
      </header>
      <SafeModeLine />
    </>
  )
}
