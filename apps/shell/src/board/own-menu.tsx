import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { themeSchema } from '@wadah/contracts/port'
import { locales } from '@wadah/contracts/texts'
import { PopoverMenu, type MenuEntry } from '@wadah/ui/popover-menu'
import { themeNames } from '@wadah/ui/theme'
import { useComplaintNews } from '../complaints/use-complaint-news.ts'
import { lookStore, useLook } from '../look/look-store.ts'
import { signOut } from '../session/load-session.ts'
import { roomGroups, roomsOf } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { nameThatFits } from './name-that-fits.ts'

type Act = [MenuEntry, () => void]

/** What one may choose for oneself: own workrooms, the way out, theme and language. */
export function OwnMenu() {
  const me = useSession()
  const { t } = useTranslation()
  const router = useRouter()
  const look = useLook()
  const complaints = useComplaintNews()
  const news = complaints > 0 ? t('menu.newComplaints', { count: String(complaints) }) : undefined
  const rooms = roomsOf(me.caller)
  const out: Act = [{ id: 'out', label: me.demo ? t('menu.otherRole') : t('menu.signOut') }, () => void signOut()]
  const groups: { id: string; title: string; acts: Act[] }[] = [
    ...roomGroups.map((group) => ({
      id: group,
      title: t(`menu.group.${group}`),
      acts: [
        ...rooms
          .filter((room) => room.group === group)
          .map((room): Act => [
            { id: room.id, label: t(`menu.${room.id}`), ...(room.id === 'releases' && news !== undefined ? { note: news } : {}) },
            () => router.history.push(room.href),
          ]),
        ...(group === 'own' ? [out] : []),
      ],
    })),
    {
      id: 'theme',
      title: t('menu.theme'),
      acts: themeSchema.options.map((theme): Act => [
        { id: `theme-${theme}`, label: themeNames[theme][look.locale], current: look.theme === theme },
        () => lookStore.setState({ theme }),
      ]),
    },
    {
      id: 'language',
      title: t('menu.language'),
      acts: locales.map((locale): Act => [
        { id: `locale-${locale}`, label: t(`menu.locale.${locale}`), current: look.locale === locale },
        () => lookStore.setState({ locale }),
      ]),
    },
  ]
  return (
    <PopoverMenu
      label={nameThatFits(me.caller.name, look.formFactor) ?? t('menu.me')}
      {...(news === undefined ? {} : { news })}
      groups={groups.map(({ id, title, acts }) => ({ id, title, entries: acts.map(([entry]) => entry) }))}
      onAction={(id) =>
        groups
          .flatMap(({ acts }) => acts)
          .find(([entry]) => entry.id === id)?.[1]()
      }
    />
  )
}
