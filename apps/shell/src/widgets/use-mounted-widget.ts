import { useEffect, useRef, useState, type RefObject } from 'react'
import type { BoardFilter, PortFeed, SlotSize } from '@wadah/contracts/port'
import type { EnabledWidget } from '@wadah/contracts/release'
import { createMountQueue } from '@wadah/plugin-host/mount-queue'
import type { MountedWidget } from '@wadah/plugin-host/mount-options'
import type { SessionHandlers, SessionState, WidgetInit, WidgetSession } from '@wadah/plugin-host/widget-session'
import { useAreas } from '../data/areas.ts'
import { clockOffset } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { frameAssets } from './frame-assets.ts'
import { mountByTier } from './mount-by-tier.ts'
import { pluginTexts } from './plugin-texts.ts'
import { sharedModules } from './shared-modules.ts'

const queue = createMountQueue()

/** What a slot gives to its widget. */
export interface MountedWidgetOptions {
  slot: RefObject<HTMLElement | null>
  widget: EnabledWidget
  mode: WidgetInit['mode']
  settings: Record<string, unknown>
  filter: BoardFilter
  size: SlotSize | undefined
  feeds: PortFeed[] | undefined
  visible: boolean
  /** What of its feeds is shown; when that changes the widget starts anew, since it may hold what it may not any more. */
  seen: string
  /** Previews are isolated whatever the tier. */
  forceSandbox?: boolean
  handlers: Omit<SessionHandlers, 'onState'>
}

/** How a mounted widget stands, and its session. */
export interface MountedWidgetState {
  state: SessionState
  session: WidgetSession | undefined
  reload(): void
}

/** Mounts a widget into a slot when it comes into view, and keeps telling it what changed. */
export function useMountedWidget(options: MountedWidgetOptions): MountedWidgetState {
  const { slot, widget, mode, settings, filter, size, feeds, visible, seen } = options
  const { theme, locale } = useLook()
  const { areas, boundaries } = useAreas()
  const [state, setState] = useState<SessionState>({ kind: 'loading' })
  const [session, setSession] = useState<WidgetSession>()
  const [attempt, setAttempt] = useState(0)
  /** The widget's turn came while there was nothing to tell it yet: a release whose feeds are others than before. */
  const [isMissed, setMissed] = useState(false)
  const newest = useRef(options)
  const place = useRef<Place>({ areas, boundaries })
  useEffect(() => {
    newest.current = options
    place.current = { areas, boundaries }
  })
  const told = useRef<Place>(undefined)
  const isReady = visible && size !== undefined && feeds !== undefined && areas !== undefined
  const [mayMount, setMayMount] = useState(false)
  if (isReady && !mayMount) setMayMount(true)

  useEffect(() => {
    if (!mayMount) return
    let isGone = false
    let mounted: MountedWidget | undefined
    let leave: (() => void) | undefined
    setState({ kind: 'loading' })
    const onState = (next: SessionState): void => {
      if (isGone) return
      if (next.kind !== 'loading') leave?.()
      setState(next)
    }
    const enter = async (): Promise<void> => {
      const isFrame = widget.tier === 'sandboxed' || newest.current.forceSandbox === true
      if (isFrame) leave = await queue.enter()
      const [texts, assets, mount] = await Promise.all([pluginTexts(widget, locale), frameAssets(), mountByTier(isFrame)])
      const element = slot.current
      const now = newest.current
      if (isGone || !element) return leave?.()
      if (!now.size || !now.feeds) {
        // What it needs went away while its code was fetched (a feed changed hands): it is mounted once all of it is there again.
        leave?.()
        return setMayMount(false)
      }
      const init: WidgetInit = {
        theme,
        locale,
        size: now.size,
        filter: now.filter,
        mode,
        settings: now.settings,
        visible: true,
        dataSaver: isDataSaver(),
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        feeds: now.feeds,
        ...asTold(place.current),
        texts,
        clockOffset: clockOffset(),
      }
      const common = {
        slot: element,
        title: widget.declaration.title[locale],
        module: { url: `/files/${widget.module}`, sha256: widget.module },
        shared: sharedModules,
        init,
        handlers: { ...now.handlers, onState, onRestart: () => !isGone && setAttempt((last) => last + 1) },
      }
      told.current = place.current
      mounted = mount({ ...common, assets })
      setSession(mounted.session)
    }
    enter().catch((thrown: unknown) => {
      // Its code cannot be had: the place in the queue goes to the next widget, and the frame says so.
      leave?.()
      onState({ kind: 'crashed', code: 'offline', message: thrown instanceof Error ? thrown.message : String(thrown) })
    })
    return () => {
      isGone = true
      leave?.()
      setSession(undefined)
      mounted?.unmount()
    }
    // A new module or tier is a new widget; everything else is told to the one that runs.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- theme, locale and areas are told by the effects below
  }, [mayMount, widget.module, widget.tier, mode, attempt, slot, seen])

  useEffect(() => {
    if (!isMissed || !isReady) return
    setMissed(false)
    setAttempt((last) => last + 1)
  }, [isMissed, isReady])
  useEffect(() => session?.update({ type: 'settings', settings }), [session, settings])
  useEffect(() => session?.update({ type: 'theme', theme }), [session, theme])
  useEffect(() => session?.update({ type: 'filter', filter }), [session, filter])
  useEffect(() => session?.update({ type: 'visibility', visible }), [session, visible])
  useEffect(() => {
    if (size) session?.update({ type: 'size', size })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new object of the same size is no news
  }, [session, size?.width, size?.height, size?.density])
  useEffect(() => {
    void pluginTexts(widget, locale).then((texts) => session?.update({ type: 'locale', locale, texts }))
  }, [session, locale, widget])
  useEffect(() => {
    // While they are asked for anew the widget keeps what it has.
    if (!session || areas === undefined || (told.current?.areas === areas && told.current.boundaries === boundaries)) return
    told.current = { areas, boundaries }
    session.update({ type: 'areas', ...asTold(told.current) })
  }, [session, areas, boundaries])
  useTellFeeds(session, feeds)
  return { state, session, reload: () => setAttempt((last) => last + 1) }
}

/** The areas of the city as the page has them. */
type Place = ReturnType<typeof useAreas>

function asTold({ areas, boundaries }: Place): Pick<WidgetInit, 'areas' | 'boundaries'> {
  return { areas: areas ?? [], ...(boundaries ? { boundaries } : {}) }
}

/** Tells the widget of each feed that differs from what it was told last. */
function useTellFeeds(session: WidgetSession | undefined, feeds: PortFeed[] | undefined): void {
  const told = useRef(new Map<string, PortFeed>())
  useEffect(() => {
    told.current = new Map()
  }, [session])
  useEffect(() => {
    if (!session) return
    for (const feed of feeds ?? []) {
      const last = told.current.get(feed.name)
      if (last?.version === feed.version && last.shown === feed.shown && last.facts === feed.facts) continue
      told.current.set(feed.name, feed)
      session.update({ type: 'data', feed })
    }
  }, [session, feeds])
}

function isDataSaver(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
