import { describe, expect, it } from 'vitest'
import { factsOf, now, stateFacts } from '../../preview/facts.ts'
import { judgeFrame } from './judge-frame.ts'

describe('a frame with several feeds', () => {
  it('shows the worst of them', () => {
    const judged = judgeFrame([stateFacts.fresh, stateFacts.stale, stateFacts.late], now)

    expect(judged.shown).toBe('stale')
    expect(judged.decisive?.facts).toBe(stateFacts.stale)
  })

  it('gives the time of the feed that decides', () => {
    expect(judgeFrame([stateFacts.fresh, stateFacts.late], now).asOf).toBe(now - 185 * 60_000)
  })

  it('is as old as the older of two that are alike', () => {
    const published = (period: string) => ({ ...stateFacts.archive, times: { ...stateFacts.archive.times, period } })

    expect(judgeFrame([published('2025'), published('2024')], now).decisive?.facts.times.period).toBe('2024')
    expect(judgeFrame([published('2024'), published('2025')], now).decisive?.facts.times.period).toBe('2024')
  })

  it('never lets archives hide a late feed', () => {
    expect(judgeFrame([stateFacts.archive, stateFacts.late], now).shown).toBe('late')
  })

  it('counts as simulated when any of them is', () => {
    expect(judgeFrame([stateFacts.fresh, stateFacts.simulated], now).simulated).toBe('all')
    expect(judgeFrame([stateFacts.fresh, stateFacts.partly], now).simulated).toBe('some')
  })

  it('does not redden a fresh number because its bridge fails', () => {
    const judged = judgeFrame(
      [factsOf({ run: { state: 'failing', since: new Date(now - 60_000).toISOString(), failedRuns: 3, code: 'source_timeout' } })],
      now,
    )

    expect(judged.shown).toBe('fresh')
    expect(judged.failing).toBe(true)
  })

  it('turns by itself as time goes on, without a server', () => {
    expect(judgeFrame([stateFacts.fresh], now + 118 * 60_000).shown).toBe('late')
    expect(judgeFrame([stateFacts.fresh], now + 6 * 3_600_000).shown).toBe('stale')
  })
})
