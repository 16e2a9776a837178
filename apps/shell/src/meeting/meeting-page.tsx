import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { RoomPage } from '../room/room-page.tsx'
import { useSession } from '../session/session.tsx'
import { addRoomTexts } from '../texts/room-texts.ts'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { BeginDialog } from './begin-dialog.tsx'
import en from './locales/en.json'
import id from './locales/id.json'
import styles from './meeting.module.css'

addRoomTexts(id, en)

type Room = ApiOutputs['privacy']['rooms'][number]

/** Walls, and whether their rooms are in meeting mode: then they show what is internal, until the meeting ends. */
export function MeetingPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error } = useQuery({ queryKey: ['rooms'], queryFn: () => api.privacy.rooms.query(), refetchInterval: 5_000 })
  const [beginning, setBeginning] = useState<Room>()
  const [said, setSaid] = useState('')
  const act = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await work()
      setSaid(done)
    } catch (thrown) {
      setSaid(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('meeting.failed'))
    }
    await client.invalidateQueries({ queryKey: ['rooms'] })
  }
  const begin = (room: Room, minutes: number, purpose: string): void => {
    setBeginning(undefined)
    void act(() => api.privacy.beginMeeting.mutate({ screen: room.screen, minutes, purpose }), t('meeting.begun', { name: room.name }))
  }
  const finish = (room: Room): void =>
    void act(() => api.privacy.finishMeeting.mutate({ screen: room.screen }), t('meeting.ended', { name: room.name }))
  return (
    <>
      <RoomPage title={t('meeting.title')} lead={t('meeting.lead')} said={said}>
        {error !== null && data === undefined && (
          <EmptyState
            title={errorCode(error) === 'offline' ? t('board.none') : t('meeting.forbidden')}
            text={errorCode(error) === 'offline' ? t('page.unreachable') : t('meeting.forbiddenText')}
          />
        )}
        {data?.length === 0 && <EmptyState title={t('meeting.none')} text={t('meeting.noneText')} />}
        <ul className={styles['rooms']}>
          {data?.map((room) => (
            <RoomRow key={room.screen} room={room} onBegin={() => setBeginning(room)} onFinish={() => finish(room)} />
          ))}
        </ul>
      </RoomPage>
      {beginning && (
        <BeginDialog
          name={beginning.name}
          onClose={() => setBeginning(undefined)}
          onBegin={(minutes, purpose) => begin(beginning, minutes, purpose)}
        />
      )}
    </>
  )
}

function RoomRow({ room, onBegin, onFinish }: { room: Room; onBegin(): void; onFinish(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const now = useNow()
  const open = room.meeting !== undefined && Date.parse(room.meeting.until) > now ? room.meeting : undefined
  const until = open && wordInstant(Date.parse(open.until), now, { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <li data-meeting={open !== undefined || undefined}>
      <StateShape state={open ? 'held' : room.isOn ? 'fresh' : 'empty'} />
      <span className={styles['name']}>
        <b>{room.name}</b>
        <small>
          {open ? t('meeting.running', { until, by: open.startedBy, purpose: open.purpose }) : t('meeting.public')}
          {!room.isOn && ` · ${t('meeting.off')}`}
        </small>
      </span>
      {open ? (
        <>
          <Button onPress={onBegin}>{t('meeting.extend')}</Button>
          <Button kind="primary" onPress={onFinish}>
            {t('meeting.finish')}
          </Button>
        </>
      ) : (
        <Button onPress={onBegin}>{t('meeting.begin')}</Button>
      )}
    </li>
  )
}
