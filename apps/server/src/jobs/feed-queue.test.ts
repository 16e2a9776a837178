import { afterAll, expect, it, vi } from 'vitest'
import type { PgBoss } from 'pg-boss'
import { describeOnPglite } from '@wadah/db/testing'
import { createFeedQueue, type QueuedRun } from './feed-queue.ts'
import type { RunNowResult } from './jobs.ts'
import { openBoss } from './open-boss.ts'

describeOnPglite('a queue of feed runs', (database) => {
  const bosses: PgBoss[] = []
  const open = async (run: (queued: QueuedRun) => Promise<RunNowResult>) => {
    const boss = openBoss({ database: database(), log: () => undefined })
    bosses.push(boss)
    await boss.start()
    const queue = createFeedQueue(boss, { run, onTrouble: () => undefined })
    await queue.start({ isAlone: true })
    return queue
  }
  afterAll(async () => {
    for (const boss of bosses) await boss.stop({ graceful: false })
  })

  it('does not wait for a run that a crashed server left behind', async () => {
    const begun: string[] = []
    const crashed = await open(({ feed }) => {
      begun.push(feed)
      return new Promise(() => undefined)
    })
    await crashed.send('a.b/c')
    await vi.waitFor(() => expect(begun).toEqual(['a.b/c']), { timeout: 5_000, interval: 10 })

    const next = await open(async () => ({ ok: true }))

    expect(await next.runNow('a.b/c')).toEqual({ ok: true })
  })

  it('starts other feeds at once while some never end', async () => {
    const ended: string[] = []
    const queue = await open(async ({ feed }) => {
      if (feed.startsWith('slow')) return new Promise(() => undefined)
      ended.push(feed)
      return { ok: true }
    })
    for (let at = 0; at < 10; at += 1) await queue.send(`slow.a/f${at}`)
    for (let at = 0; at < 50; at += 1) await queue.send(`quick.a/f${at}`)

    await vi.waitFor(() => expect(ended).toHaveLength(50), { timeout: 5_000, interval: 10 })
  })

  it('tells who asked when a run cannot be recorded', async () => {
    const queue = await open(() => Promise.reject(new RangeError('storage is gone')))

    await expect(queue.runNow('x.y/z')).rejects.toMatchObject({ code: 'internal' })
  })
})
