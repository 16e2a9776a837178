import { isCodedError } from '@wadah/errors'
import { fetchVerified } from './fetch-verified.ts'
import { frameDocument } from './frame-bootstrap.ts'
import type { FrameAssets, MountedWidget, MountOptions } from './mount-options.ts'
import { mountSpecifier, type SharedModules } from './shared-modules.ts'
import { splitModule, type ModulePart } from './split-module.ts'
import { openWidgetSession } from './widget-session.ts'

interface FrameModule {
  specifier: string
  parts: ModulePart[]
}

const entrySpecifier = 'wadah:widget'
const split = new Map<string, Promise<ModulePart[]>>()

/** Parts are blobs, shared by all frames: handing them over copies no text. */
function partsOf(file: { url: string; sha256: string }): Promise<ModulePart[]> {
  const known = split.get(file.sha256)
  if (known) return known
  const parts = fetchVerified(file).then(splitModule)
  split.set(file.sha256, parts)
  parts.catch(() => split.delete(file.sha256))
  return parts
}

/** The modules a widget needs, each after those it imports. */
async function neededModules(shared: SharedModules, module: MountOptions['module']): Promise<FrameModule[]> {
  const loaded = new Map<string, FrameModule>()
  const add = async (specifier: string, file: MountOptions['module']): Promise<void> => {
    if (loaded.has(specifier)) return
    const parts = await partsOf(file)
    for (const part of parts) {
      if (!('specifier' in part)) continue
      const found = shared.find((candidate) => candidate.specifier === part.specifier)
      if (found) await add(found.specifier, found)
    }
    loaded.set(specifier, { specifier, parts })
  }
  const mount = shared.find((candidate) => candidate.specifier === mountSpecifier)
  if (mount) await add(mountSpecifier, mount)
  await add(entrySpecifier, module)
  return [...loaded.values()]
}

/**
 * Mounts a widget in a frame of opaque origin without network, storage or parent: the default tier.
 *
 * @remarks The code is fetched and verified here and handed over as blobs; the frame itself loads nothing.
 */
export function mountInFrame(options: MountOptions & { assets: FrameAssets }): MountedWidget {
  const channel = new MessageChannel()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('title', options.title)
  frame.style.cssText = 'border:0;display:block;width:100%;height:100%;color-scheme:inherit;background:transparent'
  const session = openWidgetSession(channel.port1, options.init, options.handlers)
  frame.addEventListener('load', () => void handOver(frame, channel.port2, options), { once: true })
  frame.srcdoc = frameDocument
  options.slot.replaceChildren(frame)
  return {
    session,
    unmount: () => {
      session.dispose()
      frame.remove()
    },
  }
}

async function handOver(frame: HTMLIFrameElement, port: MessagePort, options: MountOptions & { assets: FrameAssets }): Promise<void> {
  try {
    const modules = await neededModules(options.shared, options.module)
    const message = { wadah: 1, modules, entry: entrySpecifier, mount: mountSpecifier, ...options.assets }
    frame.contentWindow?.postMessage(message, '*', [port])
  } catch (thrown) {
    const code = isCodedError(thrown) ? thrown.code : 'internal'
    options.handlers.onState({ kind: 'crashed', code, message: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}
