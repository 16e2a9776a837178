import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shortestMemoryMs } from '@wadah/contracts/device-memory'
import type { BoardFilter } from '@wadah/contracts/port'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { SessionHandlers, SessionState, WidgetSession } from '@wadah/plugin-host/widget-session'
import { WidgetFrame } from '@wadah/ui/frame'
import type { FrameCondition } from '@wadah/ui/frame-condition'
import { judgeFeed } from '@wadah/ui/judge-frame'
import { useJudgedNow, useLive, useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import { isSealedFeed, usePurpose } from '../purpose/use-purpose.tsx'
import { settingsMisfits } from './settings-misfits.ts'
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

/** One widget in its frame. One that does not run, or may not be seen, keeps its place and says why; its code is not on the page. */
export function WidgetSlot(props: WidgetSlotProps) {
  const { withdrawn, feeds } = props.widget
  const isForbidden = useLive((state) => feeds.some((id) => state.gone.has(id)))
  const isSealed = useLive((state) => feeds.some((id) => isSealedFeed(state.feeds[id])))
  const { locale } = useLook()
  const form = props.widget.declaration.settings
  const misfits = useMemo(() => settingsMisfits(form, props.settings), [form, props.settings])
  if (withdrawn) return <StandingSlot {...props} condition={standstillCondition(withdrawn)} />
  if (isForbidden) return <StandingSlot {...props} condition={{ kind: 'forbidden' }} />
  if (misfits.length > 0)
    return (
      <StandingSlot {...props} condition={{ kind: 'misfit', fields: misfits.map((name) => form?.fields[name]?.label[locale] ?? name) }} />
    )
  // A sealed slot has no place for the widget; once it opens, everything about that place is measured anew.
  return <RunningSlot key={isSealed ? 'sealed' : 'open'} {...props} />
}

function standstillCondition({ reason, cause, at, sdk }: NonNullable<EnabledWidget['withdrawn']>): FrameCondition {
  return { kind: 'withdrawn', reason, ...(cause ? { cause } : {}), ...(at ? { at: Date.parse(at) } : {}), ...(sdk ? { sdk } : {}) }
}

function StandingSlot({ widget, condition, actions }: WidgetSlotProps & { condition: FrameCondition }) {
  const { locale } = useLook()
  const isLive = useLive((state) => state.connection.kind === 'live')
  const facts = useWidgetFeeds(widget).map((feed) => feed.facts)
  return (
    <WidgetFrame
      widget={widget.id}
      release={widget.version}
      title={widget.declaration.title[locale]}
      opd={widget.opdName}
      locale={locale}
      facts={facts}
      now={useNow(60)}
      condition={condition}
      live={isLive}
      actions={actions}
    />
  )
}

/** Mounted by its tier when in view, its last picture first, its crash kept inside. */
function RunningSlot(props: WidgetSlotProps) {
  const { widget, place, settings, filter, mode } = props
  const { t } = useTranslation()
  const { locale } = useLook()
  const isLive = useLive((state) => state.connection.kind === 'live')
  const held = useWidgetFeeds(widget)
  const feeds = usePortFeeds(widget)
  const slot = useRef<HTMLDivElement>(null)
  const size = useSlotSize(slot)
  const visible = useVisible(slot)
  const purpose = usePurpose(held, mode)
  const memory = usePictureMemory(
    `${place.board}|${place.placement}|${mode}`,
    widget,
    shortestMemoryMs(held.map((feed) => feed.facts.classification)),
  )
  const handlers = useHandlers(props, memory.onPicture, purpose.onRefusedQuery)
  const mounted = useMountedWidget({
    slot,
    widget,
    mode,
    settings,
    filter,
    size,
    feeds,
    visible,
    seen: [purpose.answered, ...held.map((feed) => feed.facts.classification)].join(),
    handlers,
    forceSandbox: mode === 'preview',
  })
  const isPainted = mounted.state.kind === 'live'
  useTakePictures(mounted.session, isPainted, visible)
  const { onSession } = props
  useEffect(() => {
    if (mounted.session && isPainted) onSession?.(mounted.session)
  }, [mounted.session, isPainted, onSession])
  useCrashReport(mounted.state, place, widget.version)
  const facts = useMemo(() => held.map((feed) => feed.facts), [held])
  const now = useJudgedNow(facts)
  const condition = conditionOf({ isSealed: purpose.isSealed, state: mounted.state.kind, known: facts.length })
  // Judged here, as the frame does: it may know of the failure before the server has said so.
  const failing = facts.find((one) => judgeFeed(one, now).run.state === 'failing')
  return (
    <>
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
        onStatePurpose={purpose.ask}
        isPartlyClosed={purpose.isPartly}
        actions={
          <>
            {widget.pilot === true && <small className={styles['pilot']}>{t('slot.pilot', { version: widget.version })}</small>}
            {props.actions}
          </>
        }
      >
        <div ref={slot} className={styles['slot']} />
      </WidgetFrame>
      {purpose.dialog}
    </>
  )
}

function useHandlers(
  props: WidgetSlotProps,
  onPicture: NonNullable<SessionHandlers['onPicture']>,
  onRefusedQuery: (thrown: unknown) => void,
): Omit<SessionHandlers, 'onState'> {
  const newest = useRef(props)
  useEffect(() => {
    newest.current = props
  })
  const complaints = useComplaints({ ...props.place, version: props.widget.version })
  return useMemo(
    () => ({
      query: async (procedure, input) => {
        try {
          return await api.widgets.query.query({ ...newest.current.place, procedure, input: input as never })
        } catch (thrown) {
          onRefusedQuery(thrown)
          throw thrown
        }
      },
      onPicture,
      onAreaSelected: (code) => newest.current.onSelectArea?.(code),
      onOpenDetail: () => newest.current.onOpen?.(),
      onComplaint: (message) => complaints.add(message),
    }),
    [onPicture, onRefusedQuery, complaints],
  )
}

/** The OPD hears of its widget's crash; whoever looks sees it kept to its slot. */
function useCrashReport(state: SessionState, place: WidgetSlotProps['place'], version: string): void {
  const shown = useRef(version)
  useEffect(() => {
    shown.current = version
  })
  const { board, placement } = place
  useEffect(() => {
    if (state.kind !== 'crashed') return
    const { code, message, stack } = state
    void api.widgets.report
      .mutate({
        board,
        placement,
        version: shown.current,
        slow: code === 'widget_timeout',
        message: message.slice(0, 2_000),
        ...(stack ? { stack } : {}),
      })
      .catch(() => undefined)
  }, [state, board, placement])
}

interface Standing {
  isSealed: boolean
  state: 'loading' | 'live' | 'crashed'
  known: number
}

function conditionOf({ isSealed, state, known }: Standing): FrameCondition {
  if (isSealed) return { kind: 'sealed' }
  if (state === 'crashed') return { kind: 'crashed' }
  return known === 0 ? { kind: 'loading' } : { kind: 'live' }
}
