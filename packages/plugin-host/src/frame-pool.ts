import { fetchVerified } from './fetch-verified.ts'
import { frameDocument } from './frame-bootstrap.ts'
import type { FrameAssets } from './mount-options.ts'
import { mountSpecifier, type ModuleFile, type SharedModules } from './shared-modules.ts'
import { splitModule, type ModulePart } from './split-module.ts'

/** What every frame is given before there is a widget for it. */
export interface FrameSource {
  shared: SharedModules
  assets: FrameAssets
}

/** A frame that has, or is about to have, everything but a widget. */
export interface ReadyFrame {
  element: HTMLIFrameElement
  /** Resolves when it was handed what widgets share; rejects when that cannot be had. */
  handedOver: Promise<void>
  source: FrameSource
}

/** Frames kept ready: as many as mount at a time. */
const poolSize = 2
/** Quiet time after which frames are made ready, ms: until then the widgets in view need the processor. */
const quiet = 3_000

const split = new Map<string, Promise<ModulePart[]>>()
const ready: ReadyFrame[] = []
let refill: ReturnType<typeof setTimeout> | undefined

/** Fetches, verifies and cuts a module. The parts are blobs, shared by all frames: handing them over copies no text. */
export function partsOf(file: ModuleFile): Promise<ModulePart[]> {
  const known = split.get(file.sha256)
  if (known) return known
  const parts = fetchVerified(file).then(splitModule)
  split.set(file.sha256, parts)
  parts.catch(() => split.delete(file.sha256))
  return parts
}

/**
 * Puts a frame into an empty slot: one that was made ready if there is one, else a new one; and has others made ready when all is quiet.
 *
 * @remarks A frame is used once, so no widget finds what another left behind. A browser that cannot move a frame without loading it anew
 * (no `moveBefore`) has none ready.
 */
export function takeFrame(slot: HTMLElement, source: FrameSource): ReadyFrame {
  const found = slot.isConnected
    ? ready.findIndex((frame) => frame.source.shared === source.shared && frame.source.assets === source.assets)
    : -1
  const [taken] = found === -1 ? [] : ready.splice(found, 1)
  slot.replaceChildren()
  if (taken !== undefined) slot.moveBefore(taken.element, null)
  scheduleRefill(source)
  return taken ?? makeFrame(slot, source, [mountSpecifier])
}

/** Gives up the frames that were made ready: they share a process with one that is stuck. */
export function dropReadyFrames(): void {
  for (const { element } of ready.splice(0)) element.remove()
}

function scheduleRefill(source: FrameSource): void {
  if (!('moveBefore' in Element.prototype)) return
  clearTimeout(refill)
  refill = setTimeout(() => {
    while (ready.length < poolSize) {
      const frame = makeFrame(
        waitingRoom(),
        source,
        source.shared.map(({ specifier }) => specifier),
      )
      ready.push(frame)
      frame.handedOver.catch(() => {
        const at = ready.indexOf(frame)
        if (at !== -1) ready.splice(at, 1)
        frame.element.remove()
      })
    }
  }, quiet)
}

/** Where frames wait, out of sight of everybody. */
function waitingRoom(): HTMLElement {
  const known = document.getElementById('wadah-ready-frames')
  if (known) return known
  const room = document.createElement('div')
  room.id = 'wadah-ready-frames'
  room.inert = true
  room.ariaHidden = 'true'
  room.style.cssText = 'position:fixed;width:0;height:0;overflow:hidden;visibility:hidden'
  document.body.append(room)
  return room
}

function makeFrame(parent: HTMLElement, source: FrameSource, load: string[]): ReadyFrame {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.style.cssText = 'border:0;display:block;width:100%;height:100%;color-scheme:inherit;background:transparent'
  const loaded = new Promise<void>((resolve) => element.addEventListener('load', () => resolve(), { once: true }))
  element.srcdoc = frameDocument
  parent.append(element)
  return { element, handedOver: handOver(element, loaded, { source, load }), source }
}

async function handOver(element: HTMLIFrameElement, loaded: Promise<void>, given: { source: FrameSource; load: string[] }): Promise<void> {
  const { shared, assets } = given.source
  const parts = await Promise.all(shared.map(async (file) => ({ specifier: file.specifier, parts: await partsOf(file) })))
  await loaded
  element.contentWindow?.postMessage({ wadah: 'warm', modules: parts, load: given.load, mount: mountSpecifier, ...assets }, '*')
}
