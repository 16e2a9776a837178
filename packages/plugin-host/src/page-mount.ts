import { toCodedError } from '@wadah/errors'
import type { mountWidget } from '@wadah/plugin-sdk/widget'
import { fetchVerified } from './fetch-verified.ts'
import type { MountedWidget, MountOptions } from './mount-options.ts'
import { openWidgetSession } from './widget-session.ts'

type MountWidget = typeof mountWidget
type Definition = Parameters<MountWidget>[0]['definition']

const definitions = new Map<string, Promise<Definition>>()

/** Evaluates a verified module in the page; its bare imports go through the page's import map. */
function evaluate(file: MountOptions['module']): Promise<Definition> {
  const known = definitions.get(file.sha256)
  if (known) return known
  const loading = fetchVerified(file).then(async (code) => {
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
    try {
      return ((await import(/* @vite-ignore */ url)) as { default: Definition }).default
    } finally {
      URL.revokeObjectURL(url)
    }
  })
  definitions.set(file.sha256, loading)
  loading.catch(() => definitions.delete(file.sha256))
  return loading
}

/**
 * Mounts a widget in the page, in a shadow root: the tier a curator grants.
 *
 * @remarks A shadow root isolates nothing. Trusted means the authority of whoever looks.
 */
export function mountInPage(options: MountOptions & { mountWidget: MountWidget }): MountedWidget {
  const channel = new MessageChannel()
  const host = document.createElement('div')
  host.style.cssText = 'display:block;width:100%;height:100%'
  const shadow = host.attachShadow({ mode: 'open' })
  const root = document.createElement('div')
  root.style.cssText = 'width:100%;height:100%'
  shadow.append(root)
  options.slot.replaceChildren(host)
  const session = openWidgetSession(channel.port1, options.init, options.handlers)
  let isGone = false
  evaluate(options.module).then(
    (definition) => {
      if (!isGone) options.mountWidget({ definition, port: channel.port2, root, styleRoot: shadow })
    },
    (thrown: unknown) => {
      const { code, message } = toCodedError(thrown, 'widget_threw')
      session.fail(code, message)
    },
  )
  return {
    session,
    unmount: () => {
      isGone = true
      session.dispose()
      // The widget unmounts its own tree when it hears of it; the host goes after.
      setTimeout(() => host.remove(), 0)
    },
  }
}
