import { useNavigate, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { themeSchema } from '@wadah/contracts/port'
import { locales } from '@wadah/contracts/texts'
import { BoardTabs } from '@wadah/ui/board-tabs'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { PopoverMenu, type MenuEntry } from '@wadah/ui/popover-menu'
import { themeNames } from '@wadah/ui/theme'
import { lookStore, useLook } from '../look/look-store.ts'
import { signOut } from '../session/load-session.ts'
import { useSession, type Me } from '../session/session.tsx'
import { Clock } from './clock.tsx'
import styles from './bars.module.css'

/** Props of {@link TopBar}. */
export interface TopBarProps {
  /** The board that is open. */
  board?: string
  /** Whether this person may arrange it. */
  mayEdit?: boolean
}

/** The bar at the top of every screen: boards, time, and who I am. */
export function TopBar({ board, mayEdit = false }: TopBarProps) {
  const me = useSession()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { formFactor } = useLook()
  const tabs = me.boards.map(({ id, title }) => ({ id, title, href: `/dasbor/${id}` }))
  const open = (id: string): void => void navigate({ to: '/dasbor/$board', params: { board: id } })
  return (
    <header className={styles['top']} data-form-factor={formFactor}>
      <Logo />
      {formFactor === 'wall' ? (
        <span className={styles['wallTitle']}>{tabs.find((tab) => tab.id === board)?.title}</span>
      ) : (
        formFactor !== 'phone' && <BoardTabs label={t('bar.boards')} boards={tabs} current={board} onSelect={open} />
      )}
      <span className={styles['grow']} />
      {me.demo && <span className={styles['demo']}>{t('bar.demo')}</span>}
      <Clock />
      {formFactor !== 'wall' && (
        <>
          {mayEdit && board !== undefined && formFactor !== 'phone' && (
            <Button onPress={() => void navigate({ to: '/dasbor/$board/atur', params: { board } })}>{t('bar.arrange')}</Button>
          )}
          <OwnMenu me={me} />
        </>
      )}
    </header>
  )
}

function OwnMenu({ me }: { me: Me }) {
  const { t } = useTranslation()
  const router = useRouter()
  const look = useLook()
  const has = (...wanted: string[]): boolean => me.caller.roles.some((role) => wanted.includes(role))
  const go = (href: string) => (): void => router.history.push(href)
  const acts: [MenuEntry, () => void][] = [
    ...themeSchema.options.map((theme): [MenuEntry, () => void] => [
      { id: `theme-${theme}`, label: `${t('menu.theme')}: ${themeNames[theme][look.locale]}`, current: look.theme === theme },
      () => lookStore.setState({ theme }),
    ]),
    ...locales.map((locale): [MenuEntry, () => void] => [
      { id: `locale-${locale}`, label: t(`menu.locale.${locale}`), current: look.locale === locale },
      () => lookStore.setState({ locale }),
    ]),
    ...(has('officer', 'head', 'publisher') ? [[{ id: 'intake', label: t('menu.intake') }, go('/unggah')] as [MenuEntry, () => void]] : []),
    [{ id: 'feeds', label: t('menu.feeds') }, go('/aliran')],
    [{ id: 'attribution', label: t('menu.attribution') }, go('/atribusi')],
    [{ id: 'out', label: me.demo ? t('menu.otherRole') : t('menu.signOut') }, () => void signOut()],
  ]
  return (
    <PopoverMenu
      label={me.caller.name ?? t('menu.me')}
      entries={acts.map(([entry]) => entry)}
      onAction={(id) => acts.find(([entry]) => entry.id === id)?.[1]()}
    />
  )
}
