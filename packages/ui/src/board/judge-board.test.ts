import { describe, expect, it } from 'vitest'
import { factsOf, now, stateFacts } from '../../preview/facts.ts'
import { judgeBoard } from './judge-board.ts'

describe('a board', () => {
  it('counts what is up to date, and leaves archives out', () => {
    const { fresh, counted } = judgeBoard([stateFacts.fresh, stateFacts.late, stateFacts.archive], now)

    expect({ fresh, counted }).toEqual({ fresh: 1, counted: 2 })
  })

  it('names the feed that is furthest past its own schedule', () => {
    const { notFresh, overdue } = judgeBoard([stateFacts.late, stateFacts.stale], now)

    expect(notFresh[0]?.facts).toBe(stateFacts.stale)
    expect(overdue).toBe(66 * 3_600_000)
  })

  it('counts a feed whose bridge has failed for longer than its cadence as not up to date', () => {
    const since = new Date(now - 3 * 3_600_000).toISOString()
    const failing = factsOf({ run: { state: 'failing', since, firstFailureAt: since, failedRuns: 9 } })

    expect(judgeBoard([failing], now).fresh).toBe(0)
  })

  it('has nothing overdue when all is well', () => {
    expect(judgeBoard([stateFacts.fresh], now)).toMatchObject({ fresh: 1, counted: 1, notFresh: [], overdue: undefined })
  })
})
