import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { BoardFilter } from '@wadah/contracts/port'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { SessionHandlers, SessionState, WidgetSession } from '@wadah/plugin-host/widget-session'
import { WidgetFrame } from '@wadah/ui/frame'
import type { FrameCondition } from '@wadah/ui/frame-condition'
import { judgeFeed } from '@wadah/ui/judge-frame'
import { useJudgedNow, useLive } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import { useComplaints } from './use-complaints.ts'
import { useMountedWidget } from './use-mounted-widget.ts'
import { usePictureMemory, useTakePictures } from './use-picture.ts'
import { usePortFeeds, useWidgetFeeds } from './use-port-feeds.ts'
import { useSlotSize } from './use-slot-size.ts'
import { useVisible } from './use-visible.ts'
import styles from './widget-slot.module.css'

/** Props of {@link WidgetSlot}. */
export interface WidgetSlotProps {
  widget: EnabledWidget
  /** Board and placement whose rights a query runs with. */
  place: { board: string; placement: string }
  settings: Record<string, unknown>
  filter: BoardFilter
  mode: 'board' | 'detail' | 'preview'
  onOpen?: () => void
  onSelectArea?: (code: string | undefined) => void
  /** Called once the widget has painted: from then on it can be asked. */
  onSession?: (session: WidgetSession) => void
  actions?: ReactNode
}

/** One widget in its frame: mounted by its tier when in view, its last picture first, its crash kept inside. */
export function WidgetSlot(props: WidgetSlotProps) {
  const { widget, place, settings, filter, mode } = props
  const { locale } = useLook()
  const isLive = useLive((state) => state.connection.kind === 'live')
  const isForbidden = useLive((state) => widget.feeds.some((id) => state.gone.has(id)))
  const held = useWidgetFeeds(widget)
  const feeds = usePortFeeds(widget)
  const slot = useRef<HTMLDivElement>(null)
  const size = useSlotSize(slot)
  const visible = useVisible(slot)
  const mayKeepPicture = held.every((feed) => feed.facts.classification !== 'restricted')
  const memory = usePictureMemory(`${place.board}|${place.placement}|${mode}`, widget, mayKeepPicture)
  const handlers = useHandlers(props, memory.onPicture)
  const mounted = useMountedWidget({
    slot,
    widget,
    mode,
    settings,
    filter,
    size,
    feeds,
    visible,
    handlers,
    forceSandbox: mode === 'preview',
  })
  const isPainted = mounted.state.kind === 'live'
  useTakePictures(mounted.session, isPainted, visible)
  const { onSession } = props
  useEffect(() => {
    if (mounted.session && isPainted) onSession?.(mounted.session)
  }, [mounted.session, isPainted, onSession])
  useCrashReport(mounted.state, place)
  const facts = useMemo(() => held.map((feed) => feed.facts), [held])
  const now = useJudgedNow(facts)
  const condition = conditionOf(props, isForbidden, mounted.state.kind, facts.length)
  // Judged here, as the frame does: it may know of the failure before the server has said so.
  const failing = facts.find((one) => judgeFeed(one, now).run.state === 'failing')
  return (
    <WidgetFrame
      widget={widget.id}
      release={widget.version}
      title={widget.declaration.title[locale]}
      opd={widget.opdName}
      locale={locale}
      facts={facts}
      now={now}
      condition={condition}
      painted={isPainted}
      live={isLive}
      {...(memory.picture ? { picture: memory.picture } : {})}
      {...(props.onOpen ? { onOpen: props.onOpen } : {})}
      {...(failing ? { onRetry: () => void api.feeds.runNow.mutate({ id: failing.id }).catch(() => undefined) } : {})}
      onReload={mounted.reload}
      actions={props.actions}
    >
      <div ref={slot} className={styles['slot']} />
    </WidgetFrame>
  )
}

function useHandlers(props: WidgetSlotProps, onPicture: NonNullable<SessionHandlers['onPicture']>): Omit<SessionHandlers, 'onState'> {
  const newest = useRef(props)
  useEffect(() => {
    newest.current = props
  })
  const complaints = useComplaints(props.place)
  return useMemo(
    () => ({
      query: (procedure, input) => api.widgets.query.query({ ...newest.current.place, procedure, input: input as never }),
      onPicture,
      onAreaSelected: (code) => newest.current.onSelectArea?.(code),
      onOpenDetail: () => newest.current.onOpen?.(),
      onComplaint: (message) => complaints.add(message),
    }),
    [onPicture, complaints],
  )
}

/** The OPD hears of its widget's crash; whoever looks sees it kept to its slot. */
function useCrashReport(state: SessionState, place: WidgetSlotProps['place']): void {
  const { board, placement } = place
  useEffect(() => {
    if (state.kind !== 'crashed') return
    const { message, stack } = state
    void api.widgets.report
      .mutate({ board, placement, message: message.slice(0, 2_000), ...(stack ? { stack } : {}) })
      .catch(() => undefined)
  }, [state, board, placement])
}

function conditionOf(props: WidgetSlotProps, isForbidden: boolean, state: 'loading' | 'live' | 'crashed', known: number): FrameCondition {
  const { withdrawn } = props.widget
  if (withdrawn) return { kind: 'withdrawn', reason: withdrawn.reason }
  if (isForbidden) return { kind: 'forbidden' }
  if (state === 'crashed') return { kind: 'crashed' }
  return known === 0 ? { kind: 'loading' } : { kind: 'live' }
}
