import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { useSession } from '../session/session.tsx'
import { roomsOf, type Room } from '../session/rooms.ts'
import styles from './workspace.module.css'

/** The way from one workroom to the next; nothing for those who have one only. */
export function RoomLinks({ current }: { current: Room['id'] }) {
  const { t } = useTranslation()
  const rooms = roomsOf(useSession().caller).filter(({ workspace }) => workspace)
  if (rooms.length < 2) return null
  return (
    <nav aria-label={t('workspace.rooms')} className={styles['rooms']}>
      {rooms.map(({ id, href }) => (
        <Link key={id} to={href} aria-current={id === current ? 'page' : undefined}>
          {t(`menu.${id}`)}
        </Link>
      ))}
    </nav>
  )
}

/** Props of {@link WorkspacePage}. */
export interface WorkspacePageProps {
  room: Room['id']
  title: string
  /** What this room is for, in one or two sentences. */
  lead: string
  children: ReactNode
}

/** The page of a workroom: the bar, the way to the other rooms, what it is for, and its content. */
export function WorkspacePage({ room, title, lead, children }: WorkspacePageProps) {
  usePageTitle(title)
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <RoomLinks current={room} />
        <h1>{title}</h1>
        <p className={styles['lead']}>{lead}</p>
        {children}
      </main>
    </>
  )
}
