import type { CDPSession, Page } from 'playwright-core'

/** A session for each process that draws a part of the page; frames that share the page's own have none. */
async function sessionsOf(page: Page): Promise<CDPSession[]> {
  const context = page.context()
  const frames = page.frames().filter((frame) => frame !== page.mainFrame())
  const found = await Promise.all(frames.map((frame) => context.newCDPSession(frame).catch(() => undefined)))
  return [await context.newCDPSession(page), ...found.filter((session) => session !== undefined)]
}

/** Bytes of JavaScript heap in use by a page and its frames after a collection; a heap that many frames share counts once. */
export async function heapOf(page: Page): Promise<number> {
  const heaps = new Map<string, number>()
  const sessions = await sessionsOf(page)
  for (const session of sessions) {
    const { id } = await session.send('Runtime.getIsolateId')
    if (!heaps.has(id)) {
      await session.send('HeapProfiler.collectGarbage')
      heaps.set(id, (await session.send('Runtime.getHeapUsage')).usedSize)
    }
    await session.detach()
  }
  return [...heaps.values()].reduce((sum, bytes) => sum + bytes, 0)
}
