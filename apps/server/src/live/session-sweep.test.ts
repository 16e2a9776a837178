import { expect, test, vi } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { createLiveHub } from './live-hub.ts'
import { startSessionSweep } from './session-sweep.ts'

const staff: Caller = { kind: 'user', userId: 'u1', roles: ['staff'] }

function startHub() {
  const source = {
    feed: async () => undefined,
    boardRevision: async () => undefined,
    enablementRevision: async () => 0,
    boardListRevision: async () => 0,
    areasRevision: async () => 0,
  }
  return createLiveHub({ source, build: () => 'b', epoch: 'e1', now: () => 0, counted: () => undefined, failed: () => undefined })
}

test.each([
  ['a session that is over', new Map<string, Caller>(), ['session ended']],
  ['a role that was taken away', new Map<string, Caller>([['s1', { ...staff, roles: ['officer'] }]]), ['caller changed']],
  ['a role held for somebody else', new Map<string, Caller>([['s1', { ...staff, roles: ['leader', 'staff'] }]]), ['caller changed']],
  ['another OPD', new Map<string, Caller>([['s1', { ...staff, opd: 'dinkes' }]]), ['caller changed']],
  ['nothing but a fresh proof of who it is', new Map<string, Caller>([['s1', { ...staff, provenAt: 1 }]]), []],
  ['no change', new Map<string, Caller>([['s1', staff]]), []],
])('with %s, connections are ended as they must', async (_name, present, ended) => {
  vi.useFakeTimers()
  const hub = startHub()
  const closed: string[] = []
  hub.connect({ caller: staff, session: 's1', sink: { send: () => undefined, buffered: () => 0, close: (why) => closed.push(why) } })
  const sweep = startSessionSweep({ hub, callersOf: async () => present, failed: () => undefined })

  await vi.advanceTimersByTimeAsync(4_900)

  sweep.stop()
  vi.useRealTimers()
  expect(closed).toEqual(ended)
})

test('a failing look at sessions ends nobody and is told', async () => {
  vi.useFakeTimers()
  const hub = startHub()
  const failures: unknown[] = []
  hub.connect({ caller: staff, session: 's1', sink: { send: () => undefined, buffered: () => 0, close: () => undefined } })
  const sweep = startSessionSweep({ hub, callersOf: () => Promise.reject(new Error('db')), failed: (error) => failures.push(error) })

  await vi.advanceTimersByTimeAsync(2_100)

  sweep.stop()
  vi.useRealTimers()
  expect([failures.length, hub.clients().length]).toEqual([1, 1])
})
