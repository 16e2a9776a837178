import { describe, expect, test } from 'vitest'
import { type AgeRule, judgeAge } from './judge-age.ts'
import { countsAsFresh, judgeRun, shownState } from './judge-run.ts'

const at = (text: string) => Date.parse(text)
const yearly: AgeRule = {
  kind: 'cadence',
  basis: 'period',
  cadence: '1y',
  grace: '120d',
  calendar: { kind: 'always' },
  utcOffsetMinutes: 420,
}
const live: AgeRule = {
  kind: 'cadence',
  basis: 'observed',
  cadence: '15s',
  grace: '5s',
  calendar: { kind: 'always' },
  utcOffsetMinutes: 420,
}

describe('a bridge', () => {
  test('is ok after a single hiccup', () => {
    const facts = { failedRuns: 1, firstFailureAt: '2026-11-24T07:00:00Z', everRan: true }

    expect(judgeRun(live, facts, at('2026-11-24T07:00:10Z'))).toEqual({ state: 'ok' })
  })

  test('is failing after three failed runs, since the first of them', () => {
    const facts = { failedRuns: 3, firstFailureAt: '2026-11-24T07:00:00Z', everRan: true }

    expect(judgeRun(yearly, facts, at('2026-11-24T07:00:10Z'))).toEqual({ state: 'failing', since: at('2026-11-24T07:00:00Z') })
  })

  test('is failing after one cadence and grace, also with fewer failed runs', () => {
    const facts = { failedRuns: 2, firstFailureAt: '2026-11-24T07:00:00Z', everRan: true }

    expect(judgeRun(live, facts, at('2026-11-24T07:00:20Z')).state).toBe('failing')
  })

  test('has never run until it has', () => {
    expect(judgeRun(live, { failedRuns: 0, everRan: false }, 0)).toEqual({ state: 'never' })
  })
})

describe('the state a frame shows', () => {
  const failing = { state: 'failing', since: at('2026-11-24T07:00:00Z') } as const
  const observedAt = '2026-11-24T07:00:00Z'

  test('keeps a fresh number fresh while its bridge fails', () => {
    expect(shownState(judgeAge(live, { observedAt }, at('2026-11-24T07:00:10Z')), failing, false)).toBe('fresh')
  })

  test('is “sambungan putus” once the number is late and the bridge fails', () => {
    expect(shownState(judgeAge(live, { observedAt }, at('2026-11-24T07:00:30Z')), failing, false)).toBe('cut')
  })

  test('is stale when the bridge answers but brings nothing new', () => {
    expect(shownState(judgeAge(live, { observedAt }, at('2026-11-24T07:02:00Z')), { state: 'ok' }, false)).toBe('stale')
  })

  test('is held while a new number is being checked', () => {
    expect(shownState(judgeAge(live, { observedAt }, at('2026-11-24T07:00:10Z')), { state: 'ok' }, true)).toBe('held')
  })
})

describe('the honest line', () => {
  test('leaves archives out of the count', () => {
    const rule: AgeRule = { kind: 'archive', utcOffsetMinutes: 420 }

    expect(countsAsFresh(rule, { age: 'archive' }, { state: 'ok' }, 0)).toBeUndefined()
  })

  test('stops counting a failing feed as fresh once D has passed', () => {
    const age = judgeAge(yearly, { period: '2025' }, at('2026-03-01T00:00:00Z'))
    const run = { state: 'failing', since: at('2024-01-01T00:00:00Z') } as const

    expect(age.age).toBe('fresh')
    expect(countsAsFresh(yearly, age, run, at('2026-03-01T00:00:00Z'))).toBe(false)
  })
})
