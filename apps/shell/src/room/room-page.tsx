import type { ReactNode } from 'react'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { SecondFactorLine } from './second-factor-line.tsx'
import styles from './room-page.module.css'

/** Props of {@link RoomPage}. */
export interface RoomPageProps {
  title: string
  /** What this room is for, in one or two sentences. */
  lead?: ReactNode
  /** The act one comes here for. */
  action?: ReactNode
  /** Ways to the rooms beside this one. */
  above?: ReactNode
  /** What was done last; read out when it changes. */
  said?: string
  children?: ReactNode
}

/** The page of a workroom: its name, what it is for, and its one main act. */
export function RoomPage({ title, lead, action, above, said, children }: RoomPageProps) {
  usePageTitle(title)
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <SecondFactorLine />
        {above}
        <header className={styles['head']}>
          <h1>{title}</h1>
          {action}
        </header>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        <p role="status" className={styles['said']}>
          {said}
        </p>
        {children}
      </main>
    </>
  )
}
