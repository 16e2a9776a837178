import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { RoomPage } from '../room/room-page.tsx'
import { keepsBoards } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import { BoardDialog } from './board-dialog.tsx'
import './texts.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './boards.module.css'

type Entry = ApiOutputs['boards']['list'][number]

/** Every board of the city: for whom it is, where it hangs, and what may be done about it. */
export function BoardsPage() {
  const { t } = useTranslation()
  const { caller, boardList } = useSession()
  const client = useQueryClient()
  const [open, setOpen] = useState<{ board: Entry | undefined }>()
  const [said, setSaid] = useState('')
  const mayKeep = keepsBoards(caller.roles)
  // The list is asked for again when the stream says that it changed.
  const { data, error } = useQuery({
    queryKey: ['boards', boardList],
    queryFn: () => api.boards.list.query(),
    placeholderData: (last) => last,
  })
  const done = (news: string): void => {
    setSaid(news)
    void client.invalidateQueries({ queryKey: ['boards'] })
  }
  const archive = async (board: Entry, archived: boolean): Promise<void> => {
    try {
      await api.boards.archive.mutate({ id: board.id, archived })
      const { title } = board
      done(archived ? t('boards.archivedNow', { title }) : t('boards.unarchivedNow', { title }))
    } catch (thrown) {
      setSaid(wordRefusal(t, thrown))
    }
  }
  const kept = data?.filter(({ archivedAt }) => archivedAt === undefined)
  const archived = data?.filter(({ archivedAt }) => archivedAt !== undefined) ?? []
  return (
    <>
      <RoomPage
        title={t('boards.title')}
        lead={t('boards.lead')}
        said={said}
        action={
          mayKeep && (
            <Button kind="primary" onPress={() => setOpen({ board: undefined })}>
              {t('boards.create')}
            </Button>
          )
        }
      >
        {error !== null && data === undefined && <EmptyState title={t('boards.title')} text={t('page.unreachable')} />}
        {kept?.length === 0 && <EmptyState title={t('boards.none')} text={mayKeep ? t('boards.noneText') : t('boards.noneReadText')} />}
        <ul className={styles['list']}>
          {kept?.map((board) => (
            <BoardRow key={board.id} board={board}>
              {mayKeep && (
                <>
                  <Button onPress={() => setOpen({ board })}>{t('boards.change')}</Button>
                  <Button onPress={() => void archive(board, true)}>{t('boards.archive')}</Button>
                </>
              )}
            </BoardRow>
          ))}
        </ul>
        {archived.length > 0 && (
          <section>
            <h2>{t('boards.archivedTitle')}</h2>
            <ul className={styles['list']}>
              {archived.map((board) => (
                <BoardRow key={board.id} board={board}>
                  {mayKeep && <Button onPress={() => void archive(board, false)}>{t('boards.unarchive')}</Button>}
                </BoardRow>
              ))}
            </ul>
          </section>
        )}
      </RoomPage>
      {open && (
        <BoardDialog
          board={open.board}
          onClose={(news) => {
            setOpen(undefined)
            if (news !== undefined) done(news)
          }}
        />
      )}
    </>
  )
}

function BoardRow({ board, children }: { board: Entry; children: React.ReactNode }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { boards, city } = useSession()
  const name = (roles: readonly string[]): string => roles.map((role) => t(`role.${role}`)).join(', ')
  const maySee = boards.some(({ id }) => id === board.id)
  const facts = [
    board.widgets === 0 ? t('boards.empty') : t('boards.widgets', { count: board.widgets }),
    ...(board.screens.length > 0 ? [t('boards.onScreens', { screens: board.screens.join(', ') })] : []),
  ]
  return (
    <li>
      <span className={styles['name']}>
        {maySee ? (
          <Link to="/dasbor/$board" params={{ board: board.id }}>
            {board.title}
          </Link>
        ) : (
          <b>{board.title}</b>
        )}
        {board.archivedAt === undefined ? (
          <>
            <small>{t('boards.edits', { roles: name(board.editors) })}</small>
            {board.viewers.length > 0 && <small>{t('boards.sees', { roles: name(board.viewers) })}</small>}
            <small>{facts.join(' · ')}</small>
          </>
        ) : (
          <small>
            {t('boards.archivedAt', {
              at: wordFullInstant(Date.parse(board.archivedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
            })}
          </small>
        )}
      </span>
      <span className={styles['acts']}>{children}</span>
    </li>
  )
}
