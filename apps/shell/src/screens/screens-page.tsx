import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Screen } from '@wadah/contracts/screen'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { RoomPage } from '../room/room-page.tsx'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { ScreenDialog } from './screen-dialog.tsx'
import './texts.ts'
import styles from './screens.module.css'

type Open = { kind: 'pair' } | { kind: 'edit' | 'revoke'; screen: Screen }

const listKey = ['screens']

/** Every wall: what it shows, whether it is connected, and what may be done about it. */
export function ScreensPage() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState('')
  const mayKeep = caller.roles.some((role) => ['operator', 'curator', 'staff'].includes(role))
  const screens = useQuery({ queryKey: listKey, queryFn: () => api.screens.list.query(), refetchInterval: 5_000 })
  const boards = useQuery({ queryKey: ['screen-boards'], queryFn: () => api.screens.boards.query(), enabled: mayKeep })
  const close = (news?: string): void => {
    setOpen(undefined)
    if (news === undefined) return
    setSaid(news)
    void client.invalidateQueries({ queryKey: listKey })
  }
  const pairButton = mayKeep && (
    <Button kind="primary" onPress={() => setOpen({ kind: 'pair' })}>
      {t('screens.pair')}
    </Button>
  )
  return (
    <>
      <RoomPage title={t('screens.title')} lead={t('screens.lead')} said={said} action={pairButton}>
        {screens.error !== null && screens.data === undefined && <EmptyState title={t('screens.title')} text={t('page.unreachable')} />}
        {screens.data?.length === 0 && <EmptyState title={t('screens.none')} text={t('screens.noneText')} />}
        <ul className={styles['list']}>
          {screens.data?.map((screen) => (
            <ScreenRow
              key={screen.id}
              screen={screen}
              titles={new Map(boards.data?.map(({ id, title }) => [id, title]))}
              onOpen={mayKeep ? (kind) => setOpen({ kind, screen }) : undefined}
            />
          ))}
        </ul>
      </RoomPage>
      {open?.kind === 'revoke' && <RevokeDialog screen={open.screen} onClose={close} />}
      {(open?.kind === 'pair' || open?.kind === 'edit') && (
        <ScreenDialog screen={open.kind === 'edit' ? open.screen : undefined} boards={boards.data ?? []} onClose={close} />
      )}
    </>
  )
}

interface ScreenRowProps {
  screen: Screen
  titles: ReadonlyMap<string, string>
  onOpen: ((kind: 'edit' | 'revoke') => void) | undefined
}

function ScreenRow({ screen, titles, onOpen }: ScreenRowProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const at = screen.lastSeenAt && wordFullInstant(Date.parse(screen.lastSeenAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  const boards = screen.boards.map((id) => titles.get(id) ?? id).join(', ')
  return (
    <li data-live={screen.live}>
      <span className={styles['name']}>
        <b>{screen.name}</b>
        <small>{screen.room}</small>
        <small>{t('screens.shows', { boards, seconds: screen.rotateSeconds })}</small>
      </span>
      <span className={styles['state']}>
        {screen.live ? t('screens.live') : at === undefined ? t('screens.neverSeen') : t('screens.lastSeen', { at })}
      </span>
      {onOpen && (
        <span className={styles['acts']}>
          <Button onPress={() => onOpen('edit')}>{t('screens.edit')}</Button>
          <Button onPress={() => onOpen('revoke')}>{t('screens.revoke')}</Button>
        </span>
      )}
    </li>
  )
}
