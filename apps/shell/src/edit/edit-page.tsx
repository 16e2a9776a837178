import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormFactor, Place, Placement } from '@wadah/contracts/board'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { BoardStore } from '@wadah/board-model/board-store'
import { firstFreePlace } from '@wadah/board-model/layout'
import { placeSensibly } from '@wadah/board-model/place-sensibly'
import { settingsFor } from '@wadah/board-model/settings-for'
import { BoardGrid } from '@wadah/board-ui/board-grid'
import { EmptyState } from '@wadah/ui/empty-state'
import { ToastRegion } from '@wadah/ui/toast'
import { feedsOf, useWatchedFeeds } from '../board/use-watched-feeds.ts'
import { BoardSkeleton } from '../board/board-skeleton.tsx'
import { MissingWidget } from '../board/missing-widget.tsx'
import { useBoard, useBoardState, useNewPlacementId } from '../board/use-board.ts'
import { useGallery } from '../data/gallery.ts'
import { GalleryPanel } from '../gallery/gallery-panel.tsx'
import { formFactorOf, useLook } from '../look/look-store.ts'
import { toasts } from '../look/toasts.ts'
import { usePageTitle } from '../look/use-page-title.ts'
import { WidgetSlot } from '../widgets/widget-slot.tsx'
import { EditBar } from './edit-bar.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { useGridWords } from './use-grid-words.ts'
import { useSaveNews } from './use-save-news.ts'
import styles from './edit.module.css'

/** A board being arranged. Leaving asks nothing: every change is kept, undoable and versioned. */
export function EditPage() {
  const { board } = useParams({ from: '/dasbor/$board/atur' })
  const { t } = useTranslation()
  const { store, code } = useBoard(board)
  if (store) return <EditBoard id={board} store={store} />
  if (code === undefined) return <BoardSkeleton />
  return <EmptyState title={t('board.none')} text={code === 'offline' ? t('board.offline') : t('board.forbidden')} />
}

function EditBoard({ id, store }: { id: string; store: BoardStore }) {
  const { locale, formFactor: ownFormFactor } = useLook()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const document = useBoardState(store, (state) => state.document)
  const { widgets, byId, isKnown } = useGallery(id)
  const [formFactor, setFormFactor] = useState<FormFactor>(() => formFactorOf(innerWidth, false))
  const [configured, setConfigured] = useState<Placement>()
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  // Where there is no room beside the board, the gallery is called when it is wanted.
  const isNarrow = ownFormFactor === 'phone' || ownFormFactor === 'tablet'
  const [isGalleryCalled, setGalleryCalled] = useState(false)
  const [dragged, setDragged] = useState<EnabledWidget>()
  const newId = useNewPlacementId()
  const words = useGridWords()
  const canvas = useRef<HTMLDivElement>(null)
  const height = useHeight(canvas)
  const [added, setAdded] = useState<string>()
  useShown(canvas, added)
  const allFeeds = [...new Set([...feedsOf(document, byId), ...widgets.flatMap((widget) => widget.feeds)])]
  useWatchedFeeds(id, allFeeds)
  useUndoKeys(store)
  useSaveNews(store)
  usePageTitle(`${t('edit.arranging')} ${useBoardState(store, (state) => state.board.title)}`)

  const add = (widget: EnabledWidget, at?: Place): void => {
    const layout = placeSensibly(document, formFactor)
    const place = at ?? firstFreePlace(Object.values(layout), widget.declaration.sizes.start, formFactor)
    const { settings } = widget.declaration
    const placement = newId()
    setAdded(placement)
    store.apply({
      type: 'add',
      placement: {
        id: placement,
        widget: widget.id,
        settings: settings?.defaults ?? {},
        settingsVersion: settings?.version ?? 1,
        places: { [formFactor]: place },
      },
    })
  }
  const titleOf = (placement: Placement): string => byId.get(placement.widget)?.declaration.title[locale] ?? placement.widget
  const configuredWidget = configured && byId.get(configured.widget)
  return (
    <div className={styles['page']}>
      <EditBar
        store={store}
        formFactor={formFactor}
        onFormFactor={setFormFactor}
        onHistory={() => setHistoryOpen(true)}
        {...(isNarrow ? { gallery: { isOpen: isGalleryCalled, onToggle: () => setGalleryCalled((last) => !last) } } : {})}
        onDone={() => void navigate({ to: '/dasbor/$board', params: { board: id } })}
      />
      <div className={styles['split']}>
        <div className={styles['canvas']} ref={canvas}>
          {height > 0 && (
            <BoardGrid
              key={formFactor}
              document={document}
              formFactor={formFactor}
              words={words}
              height={height}
              titleOf={titleOf}
              minSizeOf={(placement) => byId.get(placement.widget)?.declaration.sizes.min ?? { w: 1, h: 1 }}
              onOperation={store.apply}
              onRemove={(placement) => store.apply({ type: 'remove', id: placement.id })}
              onConfigure={setConfigured}
              {...(dragged ? { incoming: { title: dragged.declaration.title[locale], size: dragged.declaration.sizes.start } } : {})}
              onDrop={(place) => dragged && add(dragged, place)}
              renderPlacement={(placement) => {
                const widget = byId.get(placement.widget)
                if (!widget) return <MissingWidget widget={placement.widget} isKnown={isKnown} />
                return (
                  <WidgetSlot
                    widget={widget}
                    place={{ board: id, placement: placement.id }}
                    settings={settingsFor(placement, widget.declaration.settings)}
                    filter={{}}
                    mode="board"
                  />
                )
              }}
            />
          )}
        </div>
        {(!isNarrow || isGalleryCalled) && (
          <GalleryPanel board={id} widgets={widgets} document={document} onAdd={add} onDrag={setDragged} />
        )}
      </div>
      {configured && configuredWidget && (
        <SettingsDialog
          widget={configuredWidget}
          placement={configured}
          onClose={() => setConfigured(undefined)}
          onSave={(settings) =>
            store.apply({
              type: 'configure',
              id: configured.id,
              settings,
              settingsVersion: configuredWidget.declaration.settings?.version ?? 1,
            })
          }
        />
      )}
      <ToastRegion queue={toasts} label={t('edit.news')} closeLabel={t('close')} />
      {isHistoryOpen && <HistoryPanel board={id} store={store} onClose={() => setHistoryOpen(false)} />}
    </div>
  )
}

/** Scrolls to the cell that was just added: the first free place may lie below what is seen. */
function useShown(canvas: React.RefObject<HTMLElement | null>, placement: string | undefined): void {
  useEffect(() => {
    if (placement === undefined) return
    const frame = requestAnimationFrame(() => {
      canvas.current?.querySelector(`[data-placement="${CSS.escape(placement)}"]`)?.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [canvas, placement])
}

function useHeight(ref: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return height
}

function useUndoKeys(store: BoardStore): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).closest('input, textarea')) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) store.undo()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) store.redo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [store])
}
