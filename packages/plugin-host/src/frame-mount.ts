import { CodedError, toCodedError } from '@wadah/errors'
import { guardFocus } from './focus-guard.ts'
import { partsOf, takeFrame, type ReadyFrame } from './frame-pool.ts'
import { watchFrame } from './frame-watch.ts'
import type { FrameAssets, MountedWidget, MountOptions } from './mount-options.ts'
import type { ModulePart } from './split-module.ts'
import { openWidgetSession, type WidgetSession } from './widget-session.ts'

const entry = 'wadah:widget'
/** Times a widget may take the keyboard from a field of the page before it is stopped. */
const mayTakeKeyboard = 1

/**
 * Mounts a widget in a frame of opaque origin without network, storage or parent: the default tier.
 *
 * @remarks The code is fetched and verified here and handed over as blobs; the frame itself loads nothing. Whatever goes wrong is told
 * as a state of the session, and a widget that was stopped leaves no frame behind that would go on.
 */
export function mountInFrame(options: MountOptions & { assets: FrameAssets }): MountedWidget {
  const { shared, assets, handlers } = options
  const [channel, beat] = [new MessageChannel(), new MessageChannel()]
  const frame = takeFrame(options.slot, { shared, assets })
  const { element } = frame
  element.setAttribute('title', options.title)
  let isLive = false
  const session = openWidgetSession(channel.port1, options.init, {
    ...handlers,
    isTouched: () => navigator.userActivation.isActive,
    onState: (state) => {
      isLive = state.kind === 'live'
      if (state.kind === 'crashed') takeOut()
      handlers.onState(state)
    },
  })
  const watch = watchFrame({
    module: options.module.sha256,
    element,
    beat: beat.port1,
    isLive: () => isLive,
    stop: () => session.fail('widget_timeout', 'The widget no longer answered, and kept every other from its work.'),
    restart: () => handlers.onRestart?.(),
  })
  const stopGuard = guardFocus(element, theftCounter(session, handlers.onComplaint))
  const takeOut = (): void => {
    watch.leave()
    stopGuard()
    element.remove()
  }
  start(frame, [channel.port2, beat.port2], options).then(
    () => element.addEventListener('load', () => session.fail('widget_threw', 'The widget tried to take its frame elsewhere.')),
    (thrown: unknown) => {
      const { code, message } = toCodedError(thrown)
      session.fail(code, message)
    },
  )
  return {
    session: {
      ...session,
      update: (message) => {
        watch.told()
        session.update(message)
      },
    },
    unmount: () => {
      session.dispose()
      takeOut()
    },
  }
}

function theftCounter(session: WidgetSession, onComplaint: ((message: string) => void) | undefined): () => void {
  let times = 0
  return () => {
    times += 1
    if (times > mayTakeKeyboard) session.fail('widget_threw', 'The widget took the keyboard from somebody who was typing.')
    else onComplaint?.('Refused: the keyboard, which somebody was typing on.')
  }
}

async function start(frame: ReadyFrame, ports: MessagePort[], { module, shared }: MountOptions): Promise<void> {
  const [parts] = await Promise.all([partsOf(module), frame.handedOver])
  refuseUnshared(parts, new Set(shared.map(({ specifier }) => specifier)))
  frame.element.contentWindow?.postMessage({ wadah: 'start', modules: [{ specifier: entry, parts }], entry }, '*', ports)
}

function refuseUnshared(parts: ModulePart[], shared: ReadonlySet<string>): void {
  const foreign = parts.find((part) => 'specifier' in part && !shared.has(part.specifier))
  if (foreign && 'specifier' in foreign)
    throw new CodedError('invalid_release', `The widget imports “${foreign.specifier}”, which this shell does not share.`)
}
