import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { AnyTRPCRouter } from '@trpc/server'
import type { HostMessage, WidgetMessage } from '@wadah/contracts/port'
import { applySurface, surfaceCss } from './surface.ts'
import { takePicture } from './take-picture.ts'
import { WidgetProvider } from './widget-context.ts'
import { CrashBoundary, PaintWatch } from './widget-root.tsx'
import { createWidgetStore, type WidgetState, type WidgetStore } from './widget-store.ts'
import type { WidgetDefinition, WidgetView } from './widget-types.ts'

/** Options of {@link mountWidget}. */
export interface MountWidgetOptions {
  definition: WidgetDefinition<AnyTRPCRouter>
  /** The widget's end of the channel. */
  port: MessagePort
  root: HTMLElement
  /** Where the widget's CSS goes: the shadow root, or the document of a frame. */
  styleRoot: ShadowRoot | Document
}

function viewOf(state: WidgetState): WidgetView<AnyTRPCRouter> {
  const { settings, locale, filter, areas, t, format } = state
  const data = Object.fromEntries(Object.values(state.feeds).map((feed) => [feed.name, feed.version === 0 ? undefined : feed.data]))
  return { settings, locale, filter, areas, t, format, data }
}

function describe(definition: WidgetDefinition<AnyTRPCRouter>, state: WidgetState, call: number): WidgetMessage {
  const view = viewOf(state)
  return { type: 'described', call, summary: definition.summary(view).slice(0, 600), table: definition.table(view) }
}

function errorMessage(thrown: unknown, fatal: boolean): WidgetMessage {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  return { type: 'error', message: error.message.slice(0, 2_000), ...(error.stack ? { stack: error.stack.slice(0, 8_000) } : {}), fatal }
}

/** Adds the surface's and the widget's CSS; returns the way to take it out. */
function addStyles(styleRoot: ShadowRoot | Document, css: string): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${surfaceCss}\n${css}`)
  styleRoot.adoptedStyleSheets = [...styleRoot.adoptedStyleSheets, sheet]
  return () => {
    styleRoot.adoptedStyleSheets = styleRoot.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}

/**
 * Runs the widget's end of the port protocol: waits for `init`, draws, and answers until `dispose`. Both isolation tiers use it.
 *
 * @internal
 */
export function mountWidget({ definition, port, root, styleRoot }: MountWidgetOptions): void {
  let store: WidgetStore | undefined
  let reactRoot: Root | undefined
  let hasPainted = false
  const send = (message: WidgetMessage): void => port.postMessage(message)
  const removeStyles = addStyles(styleRoot, definition.styles ?? '')

  const onPaint = (): void => {
    if (hasPainted) return
    hasPainted = true
    send({ type: 'painted' })
  }

  const draw = (opened: WidgetStore): void => {
    const Drawn = definition.component
    reactRoot = createRoot(root, { onUncaughtError: (error) => send(errorMessage(error, true)) })
    reactRoot.render(
      <StrictMode>
        <WidgetProvider value={opened}>
          <CrashBoundary onCrash={(error) => send(errorMessage(error, true))}>
            <Drawn />
            <PaintWatch onPaint={onPaint} />
          </CrashBoundary>
        </WidgetProvider>
      </StrictMode>,
    )
  }

  const sendPicture = (opened: WidgetStore): void => {
    const { width, height } = opened.read().size
    const svg = takePicture(root, { width, height })
    if (svg !== undefined) send({ type: 'picture', svg, width, height })
  }

  const dispose = (): void => {
    reactRoot?.unmount()
    removeStyles()
    port.close()
  }

  port.addEventListener('message', (event: MessageEvent<HostMessage>) => {
    const message = event.data
    try {
      applySurface(styleRoot, message)
      if (message.type === 'init') {
        if (store) return
        store = createWidgetStore(message, send)
        draw(store)
      } else if (message.type === 'dispose') dispose()
      else if (!store) return
      else if (message.type === 'describe') send(describe(definition, store.read(), message.call))
      else if (message.type === 'takePicture') sendPicture(store)
      else store.receive(message)
    } catch (thrown) {
      send(errorMessage(thrown, false))
    }
  })
  port.start()
  send({ type: 'ready', protocol: 1 })
}
