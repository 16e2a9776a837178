import { CodedError, type ErrorCode } from '@wadah/errors'
import { portProtocol, widgetMessageSchema, type HostMessage, type WidgetMessage, type WidgetTable } from '@wadah/contracts/port'
import { floodGauge, queryDesk, tellOnce } from './session-limits.ts'

/** Everything a widget is told at its start, besides the kind of message. */
export type WidgetInit = Omit<Extract<HostMessage, { type: 'init' }>, 'type' | 'protocol'>

/** Later messages a host may send. */
export type WidgetUpdate = Exclude<HostMessage, { type: 'init' | 'describe' | 'takePicture' | 'dispose' | 'queryResult' }>

/** How a widget stands. */
export type SessionState =
  | { kind: 'loading' }
  | { kind: 'live' }
  | { kind: 'crashed'; code: ErrorCode; message: string; stack?: string | undefined }

/** What a host does for a widget. */
export interface SessionHandlers {
  onState(state: SessionState): void
  /** Runs a query of the plugin; the placement decides which, never the widget. */
  query(procedure: string, input: unknown): Promise<unknown>
  onPicture?(picture: { svg: string; width: number; height: number }): void
  onAreaSelected?(code: string | undefined): void
  onOpenDetail?(): void
  /** An error the widget survived, or something it was refused; each is told once. */
  onComplaint?(message: string): void
  /** It was stopped through no fault of its own and must be mounted anew. */
  onRestart?(): void
  /** Whether somebody just touched the widget: only then may it change what else is on the screen. Default: always. */
  isTouched?(): boolean
}

/** The host's end of the port protocol. */
export interface WidgetSession {
  update(message: WidgetUpdate): void
  /** The table and the sentence of what is shown. Rejects when the widget does not answer in time. */
  describe(): Promise<{ summary: string; table: WidgetTable }>
  takePicture(): void
  /** Ends the session because the widget cannot be had; the first reason stands. */
  fail(code: ErrorCode, message: string): void
  dispose(): void
}

/** Time a widget has to be ready, then to paint, then to answer; and for a touch to be heard of. Milliseconds. */
const patience = { ready: 20_000, paint: 20_000, describe: 5_000, touch: 250 }
/** Opens the host's end for one widget; everything the widget says is checked before it is believed. */
export function openWidgetSession(port: MessagePort, init: WidgetInit, handlers: SessionHandlers): WidgetSession {
  let state: SessionState = { kind: 'loading' }
  let isReady = false
  let nextCall = 1
  let isPictureAsked = false
  const waitingUpdates: WidgetUpdate[] = []
  const descriptions = new Map<
    number,
    { resolve(answer: { summary: string; table: WidgetTable }): void; reject(error: CodedError): void }
  >()
  let timer = setTimeout(() => crash('widget_timeout', 'The widget did not start in time.'), patience.ready)

  const send = (message: HostMessage): void => port.postMessage(message)

  const setState = (next: SessionState): void => {
    state = next
    handlers.onState(next)
  }

  function crash(code: ErrorCode, message: string, stack?: string): void {
    if (state.kind === 'crashed') return
    clearTimeout(timer)
    port.close()
    for (const waiting of descriptions.values()) waiting.reject(new CodedError(code, message))
    setState({ kind: 'crashed', code, message, ...(stack === undefined ? {} : { stack }) })
  }

  const isFlood = floodGauge()
  const complain = tellOnce(handlers.onComplaint)
  const answerQuery = queryDesk(handlers.query, send)

  /** Does what changes the rest of the screen, when it was somebody's wish; the page may hear of a touch later than the widget. */
  const whenTouched = (what: string, act: () => void): void => {
    const isTouched = handlers.isTouched ?? (() => true)
    if (isTouched()) return act()
    setTimeout(() => {
      if (state.kind === 'crashed') return
      if (isTouched()) act()
      else complain(`Refused: ${what} without anybody having touched the widget.`)
    }, patience.touch)
  }

  const receive = (message: WidgetMessage): void => {
    switch (message.type) {
      case 'ready':
        if (isReady) return
        isReady = true
        clearTimeout(timer)
        timer = setTimeout(() => crash('widget_timeout', 'The widget did not paint in time.'), patience.paint)
        send({ type: 'init', protocol: portProtocol, ...init })
        for (const update of waitingUpdates.splice(0)) send(update)
        return
      case 'painted':
        if (!isReady || state.kind === 'live') return
        clearTimeout(timer)
        setState({ kind: 'live' })
        return
      case 'picture':
        if (!isPictureAsked) return complain('Refused: a picture nobody asked for.')
        isPictureAsked = false
        return handlers.onPicture?.(message)
      case 'query':
        return answerQuery(message)
      case 'areaSelected':
        return whenTouched('areaSelected', () => handlers.onAreaSelected?.(message.code))
      case 'openDetail':
        return whenTouched('openDetail', () => handlers.onOpenDetail?.())
      case 'described':
        descriptions.get(message.call)?.resolve({ summary: message.summary, table: message.table })
        return
      case 'error':
        return message.fatal ? crash('widget_threw', message.message, message.stack) : complain(message.message)
    }
  }

  port.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (state.kind === 'crashed') return
    if (isFlood()) return crash('widget_threw', 'The widget sent more messages than a widget may.')
    const parsed = widgetMessageSchema.safeParse(event.data)
    if (parsed.success) receive(parsed.data)
    else complain('The widget said something that is not in the port protocol.')
  })
  port.start()

  return {
    update: (message) => {
      if (state.kind === 'crashed') return
      if (isReady) send(message)
      else waitingUpdates.push(message)
    },
    describe: () =>
      new Promise((resolve, reject) => {
        if (state.kind === 'crashed') return reject(new CodedError(state.code, state.message))
        const call = nextCall++
        const settle = <T>(end: (value: T) => void) => {
          return (value: T): void => {
            clearTimeout(late)
            descriptions.delete(call)
            end(value)
          }
        }
        const waiting = { resolve: settle(resolve), reject: settle(reject) }
        const late = setTimeout(
          () => waiting.reject(new CodedError('widget_timeout', 'The widget did not describe itself in time.')),
          patience.describe,
        )
        descriptions.set(call, waiting)
        send({ type: 'describe', call })
      }),
    takePicture: () => {
      isPictureAsked = true
      send({ type: 'takePicture' })
    },
    fail: crash,
    dispose: () => {
      clearTimeout(timer)
      if (state.kind !== 'crashed') send({ type: 'dispose' })
      state = { kind: 'crashed', code: 'widget_threw', message: 'The widget was taken out.' }
      for (const waiting of descriptions.values()) waiting.reject(new CodedError(state.code, state.message))
      // The message above must leave before the port closes.
      setTimeout(() => port.close(), 0)
    },
  }
}
