// @vitest-environment jsdom
import { act, Profiler } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { judgeFeed } from '@wadah/ui/judge-frame'
import { feedFacts } from './feed-facts.test-data.ts'
import { setServerTime } from './server-clock.ts'
import { useJudgedNow, useNow } from './use-live.ts'

const observed = Date.parse('2026-11-24T07:00:00.000Z')
let root: Root
let drawn = 0

function Mark({ facts }: { facts: readonly FeedFacts[] }) {
  const now = useJudgedNow(facts)
  return facts.map((one) => judgeFeed(one, now).shown).join()
}

function Second() {
  return String(useNow())
}

function show(node: React.ReactNode): void {
  act(() => root.render(node))
}

/** Lets time pass with nobody answering: there is no server in these tests. */
function pass(ms: number): void {
  act(() => void vi.advanceTimersByTime(ms))
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers({ now: observed + 1_300 })
  setServerTime(Date.now())
  root = createRoot(document.body)
  drawn = 0
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('a number on the screen, with the server gone', () => {
  test('becomes late, then stale, within a second of its time', () => {
    show(<Mark facts={[feedFacts()]} />)

    pass(18_700)
    expect(document.body.textContent).toBe('fresh')
    pass(1_000)
    expect(document.body.textContent).toBe('late')
    pass(19_000)
    expect(document.body.textContent).toBe('late')
    pass(1_000)
    expect(document.body.textContent).toBe('stale')
  })

  test('is judged by the server’s time on a device whose clock is five minutes slow', () => {
    setServerTime(Date.now() + 300_000)

    show(<Mark facts={[feedFacts()]} />)

    expect(document.body.textContent).toBe('stale')
  })

  test('is not drawn anew every second while nothing can have changed', () => {
    const facts = [feedFacts({ rule: { kind: 'archive', utcOffsetMinutes: 420 }, times: { fetchedAt: '2026-11-24T07:00:00.000Z' } })]
    show(
      <Profiler id="mark" onRender={() => (drawn += 1)}>
        <Mark facts={facts} />
      </Profiler>,
    )
    const before = drawn

    pass(50_000)

    expect(drawn).toBe(before)
  })

  test('whose bridge has failed is judged every second', () => {
    const run = { state: 'ok', failedRuns: 1, firstFailureAt: '2026-11-24T07:00:00.000Z' } as const
    show(<Mark facts={[feedFacts({ run, times: { observedAt: '2026-11-24T07:00:00.000Z' } })]} />)

    pass(20_700)

    expect(document.body.textContent).toBe('cut')
  })
})

test('seconds turn when the server’s do, whenever the page was opened', () => {
  show(<Second />)
  expect(document.body.textContent).toBe(String(observed + 1_000))

  pass(700)

  expect(document.body.textContent).toBe(String(observed + 2_000))
})

test('the offset of the clock stays on the device', () => {
  setServerTime(Date.now() + 4_000)

  expect(localStorage.getItem('wadah-clock-offset')).toBe('4000')
})
