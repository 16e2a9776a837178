import { dropReadyFrames } from './frame-pool.ts'

/** A frame under watch. */
export interface WatchedFrame {
  /** Names the code that runs in it: each is accused before any is accused twice. */
  module: string
  element: HTMLIFrameElement
  /** The frame answers a beat here as long as it is not stuck. */
  beat: MessagePort
  /** The frame has painted: one that has not is suspected first. */
  isLive(): boolean
  /** Everything stood still and this one is taken for the cause. */
  stop(): void
  /** Everything stood still, and not for its sake: it is to be mounted anew. */
  restart(): void
}

interface Entry extends WatchedFrame {
  heardAt: number
  /** When the page last told it something. */
  toldAt: number
}

const beatEvery = 2_000
/** Silence, ms, after which frames are taken for stuck. Generous: a slow computer that mounts a whole board must not look like it. */
const patience = 10_000

const watched = new Set<Entry>()
const accused = new Set<string>()
const cleared = new Set<string>()
let latest: Entry | undefined
let timer: ReturnType<typeof setInterval> | undefined
let lookedAt = 0

/**
 * Watches that a frame is not stuck; gives the ways to note that it was told something, and to stop watching.
 *
 * @remarks A browser keeps the sandboxed frames of a page in one process: one that loops for ever, or eats all memory, silences all, and
 * removing it alone does not free the others. So all are taken out, which ends the process; one, the likeliest cause, stays out, and the
 * rest are mounted anew. Was it the wrong one, the next silence accuses another and brings the first back.
 */
export function watchFrame(frame: WatchedFrame): { told(): void; leave(): void } {
  const now = performance.now()
  const entry: Entry = { ...frame, heardAt: now, toldAt: now }
  const hear = (): void => {
    entry.heardAt = performance.now()
  }
  frame.beat.addEventListener('message', hear)
  frame.beat.start()
  watched.add(entry)
  if (timer === undefined) {
    lookedAt = now
    timer = setInterval(look, beatEvery)
  }
  return { told: () => void (entry.toldAt = performance.now()), leave: () => leave(entry) }
}

function leave(entry: Entry): void {
  watched.delete(entry)
  entry.beat.close()
  if (watched.size > 0) return
  clearInterval(timer)
  timer = undefined
}

function look(): void {
  const now = performance.now()
  const wasAsleep = now - lookedAt > 2 * beatEvery || document.visibilityState === 'hidden'
  lookedAt = now
  for (const entry of watched) {
    if (wasAsleep) entry.heardAt = now
    entry.beat.postMessage(0)
  }
  if ([...watched].every(({ heardAt }) => now - heardAt > patience)) startAnew([...watched])
}

function startAnew(stuck: Entry[]): void {
  dropReadyFrames()
  for (const entry of stuck) {
    leave(entry)
    entry.element.remove()
  }
  const culprit = stuck.toSorted(bySuspicion)[0]
  if (culprit === undefined) return
  const wronged = latest && latest.module !== culprit.module && !cleared.has(latest.module) ? latest : undefined
  accused.add(culprit.module)
  latest = culprit
  culprit.stop()
  for (const entry of stuck) if (entry !== culprit) entry.restart()
  if (wronged === undefined) return
  cleared.add(wronged.module)
  wronged.restart()
}

/** Who was not yet accused, then who has not painted, then who was told something last. */
function bySuspicion(a: Entry, b: Entry): number {
  return Number(accused.has(a.module)) - Number(accused.has(b.module)) || Number(a.isLive()) - Number(b.isLive()) || b.toldAt - a.toldAt
}
