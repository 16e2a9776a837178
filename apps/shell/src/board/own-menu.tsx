import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { themeSchema } from '@wadah/contracts/port'
import { locales } from '@wadah/contracts/texts'
import { PopoverMenu, type MenuEntry } from '@wadah/ui/popover-menu'
import { themeNames } from '@wadah/ui/theme'
import { lookStore, useLook } from '../look/look-store.ts'
import { signOut } from '../session/load-session.ts'
import { roomsOf } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { nameThatFits } from './name-that-fits.ts'

/** What one may choose for oneself: theme, language, own workrooms, and the way out. */
export function OwnMenu() {
  const me = useSession()
  const { t } = useTranslation()
  const router = useRouter()
  const look = useLook()
  const acts: [MenuEntry, () => void][] = [
    ...themeSchema.options.map((theme): [MenuEntry, () => void] => [
      { id: `theme-${theme}`, label: `${t('menu.theme')}: ${themeNames[theme][look.locale]}`, current: look.theme === theme },
      () => lookStore.setState({ theme }),
    ]),
    ...locales.map((locale): [MenuEntry, () => void] => [
      { id: `locale-${locale}`, label: t(`menu.locale.${locale}`), current: look.locale === locale },
      () => lookStore.setState({ locale }),
    ]),
    ...roomsOf(me.caller).map((room): [MenuEntry, () => void] => [
      { id: room.id, label: t(`menu.${room.id}`) },
      () => router.history.push(room.href),
    ]),
    [{ id: 'out', label: me.demo ? t('menu.otherRole') : t('menu.signOut') }, () => void signOut()],
  ]
  return (
    <PopoverMenu
      label={nameThatFits(me.caller.name, look.formFactor) ?? t('menu.me')}
      entries={acts.map(([entry]) => entry)}
      onAction={(id) => acts.find(([entry]) => entry.id === id)?.[1]()}
    />
  )
}
