import { CodedError, toCodedError } from '@wadah/errors'
import { partsOf, takeFrame, type ReadyFrame } from './frame-pool.ts'
import type { FrameAssets, MountedWidget, MountOptions } from './mount-options.ts'
import type { ModulePart } from './split-module.ts'
import { openWidgetSession } from './widget-session.ts'

const entry = 'wadah:widget'

/**
 * Mounts a widget in a frame of opaque origin without network, storage or parent: the default tier.
 *
 * @remarks The code is fetched and verified here and handed over as blobs; the frame itself loads nothing. Whatever goes wrong is told
 * as a state of the session.
 */
export function mountInFrame(options: MountOptions & { assets: FrameAssets }): MountedWidget {
  const { shared, assets } = options
  const channel = new MessageChannel()
  const session = openWidgetSession(channel.port1, options.init, options.handlers)
  const frame = takeFrame(options.slot, { shared, assets })
  frame.element.setAttribute('title', options.title)
  start(frame, channel.port2, options).catch((thrown: unknown) => {
    const { code, message } = toCodedError(thrown)
    session.fail(code, message)
  })
  return {
    session,
    unmount: () => {
      session.dispose()
      frame.element.remove()
    },
  }
}

async function start(frame: ReadyFrame, port: MessagePort, { module, shared }: MountOptions): Promise<void> {
  const [parts] = await Promise.all([partsOf(module), frame.handedOver])
  refuseUnshared(parts, new Set(shared.map(({ specifier }) => specifier)))
  frame.element.contentWindow?.postMessage({ wadah: 'start', modules: [{ specifier: entry, parts }], entry }, '*', [port])
}

function refuseUnshared(parts: ModulePart[], shared: ReadonlySet<string>): void {
  const foreign = parts.find((part) => 'specifier' in part && !shared.has(part.specifier))
  if (foreign && 'specifier' in foreign)
    throw new CodedError('invalid_release', `The widget imports “${foreign.specifier}”, which this shell does not share.`)
}
