import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardFilter } from '@wadah/contracts/port'
import type { BoardStore } from '@wadah/board-model/board-store'
import { settingsFor } from '@wadah/board-model/settings-for'
import { BoardSheet } from '@wadah/board-ui/board-sheet'
import { BoardTabs } from '@wadah/ui/board-tabs'
import { EmptyState } from '@wadah/ui/empty-state'
import { OfflineLine } from '@wadah/ui/offline-line'
import { useGallery } from '../data/gallery.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { usePageTitle } from '../look/use-page-title.ts'
import { useSession } from '../session/session.tsx'
import { WidgetSlot } from '../widgets/widget-slot.tsx'
import { MeetingMark } from './meeting-mark.tsx'
import { MissingWidget } from './missing-widget.tsx'
import { BoardSkeleton } from './board-skeleton.tsx'
import { SubBar, WallLine } from './sub-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useBoard, useBoardState } from './use-board.ts'
import { useRotation } from './use-rotation.ts'
import { feedsOf, useWatchedFeeds } from './use-watched-feeds.ts'
import styles from './bars.module.css'

const DetailDialog = lazy(() => import('../detail/detail-dialog.tsx').then((module) => ({ default: module.DetailDialog })))
const DemoPanel = lazy(() => import('../demo/demo-panel.tsx').then((module) => ({ default: module.DemoPanel })))

/** A board in view mode. */
export function BoardPage() {
  const { board: id } = useParams({ from: '/dasbor/$board' })
  const { t } = useTranslation()
  const { boards, caller } = useSession()
  const { store, code } = useBoard(id)
  if (store) return <OpenBoard key={id} id={id} store={store} />
  const [other] = boards.filter((board) => board.id !== id)
  // Nobody stands at a wall to choose another board when one is archived or taken from it.
  if (code !== undefined && code !== 'offline' && caller.kind === 'screen' && other)
    return <Navigate to="/dasbor/$board" params={{ board: other.id }} replace />
  return (
    <>
      <TopBar board={id} />
      {code === undefined ? (
        <BoardSkeleton />
      ) : (
        <EmptyState title={t('board.none')} text={code === 'offline' ? t('board.offline') : t('board.forbidden')} />
      )}
    </>
  )
}

function OpenBoard({ id, store }: { id: string; store: BoardStore }) {
  const { t } = useTranslation()
  const { boards } = useSession()
  const { formFactor } = useLook()
  const board = useBoardState(store, (state) => state.board)
  const document = useBoardState(store, (state) => state.document)
  const { byId, isKnown } = useGallery(id)
  const facts = useWatchedFeeds(id, feedsOf(document, byId))
  const search = useSearch({ from: '/dasbor/$board' })
  const navigate = useNavigate({ from: '/dasbor/$board' })
  const [isDemoOpen, setDemoOpen] = useState(false)
  usePageTitle(board.title)
  useRotation(id)
  const filter: BoardFilter = { ...(search.wilayah ? { area: search.wilayah } : {}), ...(search.periode ? { period: search.periode } : {}) }
  const setFilter = ({ area, period }: BoardFilter): void =>
    void navigate({
      search: ({ wilayah: _wilayah, periode: _periode, ...rest }) => ({
        ...rest,
        ...(area ? { wilayah: area } : {}),
        ...(period ? { periode: period } : {}),
      }),
      replace: true,
    })
  const openDetail = (rincian: string): void => void navigate({ search: (last) => ({ ...last, rincian }) })
  const closeDetail = (): void => void navigate({ search: ({ rincian: _rincian, ...rest }) => rest })
  const detailed = document.placements.find((placement) => placement.id === search.rincian)
  const detailedWidget = detailed && byId.get(detailed.widget)
  return (
    <>
      <TopBar board={id} mayEdit={board.mayEdit}>
        {formFactor === 'wall' && <WallLine facts={facts} />}
        <MeetingMark facts={facts} />
      </TopBar>
      <ConnectionLine />
      {formFactor !== 'wall' && <SubBar facts={facts} filter={filter} onFilter={setFilter} onDemoPanel={() => setDemoOpen(true)} />}
      {document.placements.length === 0 ? (
        <EmptyState title={t('board.empty')} text={board.mayEdit ? t('board.emptyEdit') : t('board.emptyView')} />
      ) : (
        <BoardSheet
          document={document}
          formFactor={formFactor}
          label={board.title}
          renderPlacement={(placement) => {
            const widget = byId.get(placement.widget)
            if (!widget) return <MissingWidget widget={placement.widget} isKnown={isKnown} />
            return (
              <WidgetSlot
                widget={widget}
                place={{ board: id, placement: placement.id }}
                settings={settingsFor(placement, widget.declaration.settings)}
                filter={filter}
                mode="board"
                onOpen={() => openDetail(placement.id)}
                onSelectArea={(area) => setFilter(area ? { ...filter, area } : filter.period ? { period: filter.period } : {})}
              />
            )
          }}
        />
      )}
      {formFactor === 'phone' && (
        <div className={styles['thumb']}>
          <BoardTabs
            label={t('bar.boards')}
            place="thumb"
            boards={boards.map((one) => ({ id: one.id, title: one.title, href: `/dasbor/${one.id}` }))}
            current={id}
            onSelect={(next) => void navigate({ to: '/dasbor/$board', params: { board: next }, search: {} })}
          />
        </div>
      )}
      <Suspense>
        {detailed && detailedWidget && (
          <DetailDialog
            widget={detailedWidget}
            place={{ board: id, placement: detailed.id }}
            settings={settingsFor(detailed, detailedWidget.declaration.settings)}
            filter={filter}
            onClose={closeDetail}
          />
        )}
        {isDemoOpen && <DemoPanel onClose={() => setDemoOpen(false)} />}
      </Suspense>
    </>
  )
}

/** One line while the server cannot be reached; a hiccup of a moment is not worth a line. */
function ConnectionLine() {
  const connection = useLive((state) => state.connection)
  const { locale } = useLook()
  const { city } = useSession()
  const now = useNow()
  if (connection.kind !== 'offline' || now - connection.since < 1_500) return undefined
  return <OfflineLine state={connection} now={now} locale={locale} utcOffsetMinutes={city.utcOffsetMinutes} />
}
