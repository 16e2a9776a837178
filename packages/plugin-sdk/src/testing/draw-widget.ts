import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTRPCRouter } from '@trpc/server'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { HostMessage, PortFeed, WidgetMessage } from '@wadah/contracts/port'
import type { WidgetDefinition } from '../widget/widget-types.ts'

/** Options of {@link drawWidget}. */
export interface DrawWidgetOptions {
  /** Folder of the plugin; its texts are read from `locales/`. */
  pluginDir: string
  definition: WidgetDefinition<AnyTRPCRouter>
  /** Data of each feed by name; undefined where there is none yet. */
  data: Record<string, unknown>
  /** What the host says besides: size, language, settings, mode, filter. */
  init?: Partial<Extract<HostMessage, { type: 'init' }>>
  /** What the frame shows of freshness. Default `fresh`. */
  shown?: PortFeed['shown']
  /** Answers queries of the widget; without it they fail. */
  answer?: (procedure: string, input: unknown) => unknown
}

/** A widget that was drawn in a test. */
export interface DrawnWidget {
  root: HTMLElement
  /** Everything it says in words, charts included. */
  text(): string
  /** Everything it told the host so far, in order. */
  said: readonly WidgetMessage[]
  /** Hands it another message, as the host would. */
  send(message: HostMessage): void
  dispose(): void
}

const slot = { width: 420, height: 320, class: 'large', density: 'desk', unit: 1 } as const

/**
 * Draws a widget through the real port, in a document (`// @vitest-environment jsdom`), and waits for its first paint.
 *
 * @remarks Rejects with what the widget threw. Nothing has a size in such a document, so charts are told the slot's.
 * @public
 */
export async function drawWidget(options: DrawWidgetOptions): Promise<DrawnWidget> {
  const { mountWidget } = await import('../widget/mount-widget.tsx')
  const init = initMessage(options)
  giveSize(init.size)
  const { port1, port2 } = new MessageChannel()
  const root = document.body.appendChild(document.createElement('div'))
  // An element of its own for the styles: documents of tests cannot adopt sheets.
  const styleRoot = Object.assign(document.createDocumentFragment(), { adoptedStyleSheets: [], host: root }) as unknown as ShadowRoot
  const said: WidgetMessage[] = []
  const painted = new Promise<void>((resolve, reject) => {
    port1.addEventListener('message', ({ data: message }: MessageEvent<WidgetMessage>) => {
      said.push(message)
      if (message.type === 'ready') port1.postMessage(init)
      if (message.type === 'painted') resolve()
      if (message.type === 'error') reject(new Error(message.message))
      if (message.type === 'query') port1.postMessage(answerQuery(options, message))
    })
  })
  port1.start()
  mountWidget({ definition: options.definition, port: port2, root, styleRoot })
  await painted
  return {
    root,
    text: () => root.textContent ?? '',
    said,
    send: (message) => port1.postMessage(message),
    dispose: () => {
      port1.postMessage({ type: 'dispose' } satisfies HostMessage)
      root.remove()
    },
  }
}

function initMessage({ pluginDir, data, init, shown = 'fresh' }: DrawWidgetOptions): Extract<HostMessage, { type: 'init' }> {
  const locale = init?.locale ?? 'id'
  const texts = JSON.parse(readFileSync(join(pluginDir, 'locales', `${locale}.json`), 'utf8')) as Record<string, string>
  const feeds: readonly PortFeed[] =
    init?.feeds ??
    Object.entries(data).map(([name, value]) => ({
      name,
      version: value === undefined ? 0 : 1,
      data: value,
      shown,
      facts: { id: name } as FeedFacts,
    }))
  // Of the facts a test need not name more than it is about.
  const dated = feeds.map((feed) => ({ ...feed, facts: { ...feed.facts, rule: feed.facts.rule ?? { utcOffsetMinutes: 420 } } }))
  const look = { theme: 'gelap', locale, size: slot, filter: {} } as const
  const rest = {
    mode: 'board',
    settings: {},
    visible: true,
    dataSaver: false,
    reducedMotion: true,
    areas: [],
    texts,
    clockOffset: 0,
  } as const
  return { type: 'init', protocol: 1, ...look, ...rest, ...init, feeds: dated } as Extract<HostMessage, { type: 'init' }>
}

function answerQuery({ answer }: DrawWidgetOptions, { call, procedure, input }: Extract<WidgetMessage, { type: 'query' }>): HostMessage {
  if (answer === undefined) return { type: 'queryResult', call, ok: false, code: 'not_found' }
  return { type: 'queryResult', call, ok: true, value: answer(procedure, input) }
}

function giveSize({ width, height }: { width: number; height: number }): void {
  for (const [name, value] of [
    ['clientWidth', width],
    ['clientHeight', height],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
}
