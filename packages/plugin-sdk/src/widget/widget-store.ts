import type { Area, Boundaries } from '@wadah/contracts/area'
import type { HostMessage, PortFeed, WidgetMessage } from '@wadah/contracts/port'
import { createWidgetFormat, type WidgetFormat } from './format.ts'
import type { TextValues, Translate } from './widget-types.ts'

type InitMessage = Extract<HostMessage, { type: 'init' }>

/** Everything the host said so far, in the form hooks read it. A new object for each change. */
export interface WidgetState extends Omit<InitMessage, 'type' | 'protocol' | 'feeds' | 'texts' | 'areas' | 'boundaries'> {
  feeds: Readonly<Record<string, PortFeed>>
  areas: readonly Area[]
  boundaries: Boundaries | undefined
  t: Translate
  format: WidgetFormat
}

/** The widget's end of the port: state for hooks, and calls to the host. */
export interface WidgetStore {
  read(): WidgetState
  subscribe(listener: () => void): () => void
  /** Takes a message of the host in. */
  receive(message: HostMessage): void
  query(procedure: string, input: unknown): Promise<unknown>
  send(message: WidgetMessage): void
}

function translator(texts: Readonly<Record<string, string>>): Translate {
  return (key: string, values: TextValues = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

function fromInit(message: InitMessage): WidgetState {
  const { type: _type, protocol: _protocol, feeds, texts, ...rest } = message
  return {
    ...rest,
    boundaries: message.boundaries,
    feeds: Object.fromEntries(feeds.map((feed) => [feed.name, feed])),
    t: translator(texts),
    format: createWidgetFormat(message.locale, offsetOf(feeds)),
  }
}

/** The city's minutes ahead of UTC, as the rule of its feeds' age has them. */
function offsetOf(feeds: readonly PortFeed[]): number | undefined {
  return feeds[0]?.facts.rule.utcOffsetMinutes
}

/** Applies a later message; undefined when it changes nothing. The host is trusted, its messages are not parsed again. */
function applyMessage(state: WidgetState, message: HostMessage): WidgetState | undefined {
  switch (message.type) {
    case 'data':
      return { ...state, feeds: { ...state.feeds, [message.feed.name]: message.feed } }
    case 'settings':
      return { ...state, settings: message.settings }
    case 'theme':
      return { ...state, theme: message.theme }
    case 'locale':
      return {
        ...state,
        locale: message.locale,
        t: translator(message.texts),
        format: createWidgetFormat(message.locale, offsetOf(Object.values(state.feeds))),
      }
    case 'size':
      return { ...state, size: message.size }
    case 'filter':
      return { ...state, filter: message.filter }
    case 'areas':
      return { ...state, areas: message.areas, boundaries: message.boundaries }
    case 'visibility':
      return { ...state, visible: message.visible }
    case 'dataSaver':
      return { ...state, dataSaver: message.dataSaver }
    default:
      return undefined
  }
}

/** Makes the store from the host's first message. */
export function createWidgetStore(init: InitMessage, send: (message: WidgetMessage) => void): WidgetStore {
  let state = fromInit(init)
  let nextCall = 1
  const listeners = new Set<() => void>()
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receive: (message) => {
      if (message.type === 'queryResult') {
        const call = calls.get(message.call)
        calls.delete(message.call)
        if (message.ok) call?.resolve(message.value)
        else call?.reject(Object.assign(new Error(message.code ?? 'internal'), { code: message.code ?? 'internal' }))
        return
      }
      const next = applyMessage(state, message)
      if (next === undefined) return
      state = next
      for (const listener of listeners) listener()
    },
    query: (procedure, input) =>
      new Promise((resolve, reject) => {
        const call = nextCall++
        calls.set(call, { resolve, reject })
        send({ type: 'query', call, procedure, input })
      }),
    send,
  }
}
