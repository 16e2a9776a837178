import { describe, expect, test } from 'vitest'
import { checkNames, type CheckOutcome, type CheckVerdict, type ConsentChange } from '@wadah/contracts/curation'
import { decideByPolicy, type PolicyFacts } from './decide-by-policy.ts'

const words = { id: 'x', en: 'x' }
const verdicts = (special: Partial<Record<(typeof checkNames)[number], CheckOutcome>> = {}): CheckVerdict[] =>
  checkNames.map((check) => ({ check, outcome: special[check] ?? 'passed', summary: words, findings: [] }))
const asks = (change: Partial<ConsentChange> = {}): ConsentChange => ({
  kind: 'host',
  widens: true,
  weight: 3,
  text: words,
  where: 'x',
  ...change,
})
const running = { version: '1.0.0', isEnabled: true, isPinned: false, tier: 'sandboxed' as const }

const decide = (change: Partial<PolicyFacts>) =>
  decideByPolicy({
    policy: 'auto-patch',
    version: '1.0.1',
    contract: { format: 1, sdk: '1.0.0', procedures: {} },
    running,
    diff: { widening: [], other: [] },
    verdicts: verdicts(),
    ...change,
  }).state

describe('where a checked release goes', () => {
  test('is back to its OPD when a check that must hold fails, whatever the policy', () => {
    for (const policy of ['review', 'auto-patch', 'follow-compatible'] as const)
      expect(decide({ policy, verdicts: verdicts({ 'personal-data': 'failed' }) })).toBe('returned')
  })

  test('is to a curator when only a check that need not hold fails', () => {
    for (const policy of ['review', 'auto-patch', 'follow-compatible'] as const)
      expect(decide({ policy, verdicts: verdicts({ packages: 'failed' }) })).toBe('in-review')
  })

  test('is to a curator, each time, under review', () => {
    expect(decide({ policy: 'review' })).toBe('in-review')
  })

  describe('under auto-patch', () => {
    test('is into service for a patch that asks for nothing new with every check green', () => {
      expect(decide({})).toBe('approved')
    })

    test.each<[string, Partial<PolicyFacts>]>([
      ['a first release', { running: undefined }],
      ['a minor version', { version: '1.1.0' }],
      ['a prerelease', { version: '1.0.1-rc.1' }],
      ['an older version', { version: '0.9.9' }],
      ['one that asks for something, however light', { diff: { widening: [asks({ kind: 'bytes', weight: 1 })], other: [] } }],
      ['a check that was not run here', { verdicts: verdicts({ conformance: 'not-run' }) }],
      ['a check that found something to read', { verdicts: verdicts({ manifest: 'noted' }) }],
      ['a plugin that somebody pinned', { running: { ...running, isPinned: true } }],
      ['a plugin that somebody switched off', { running: { ...running, isEnabled: false } }],
      ['a plugin that runs as trusted', { running: { ...running, tier: 'trusted' } }],
    ])('is to a curator for %s', (_what, change) => {
      expect(decide(change)).toBe('in-review')
    })
  })

  describe('under follow-compatible', () => {
    const follow = (change: Partial<PolicyFacts>) => decide({ policy: 'follow-compatible', version: '1.1.0', ...change })

    test('is into service for a first and for every compatible release, also where a check was not run', () => {
      expect(follow({ running: undefined, diff: { widening: [asks()], other: [] } })).toBe('approved')
      expect(follow({ verdicts: verdicts({ conformance: 'not-run', sandbox: 'noted' }) })).toBe('approved')
      expect(follow({ diff: { widening: [asks({ kind: 'widget', weight: 2 })], other: [] } })).toBe('approved')
    })

    test.each<[string, Partial<PolicyFacts>]>([
      ['another major', { version: '2.0.0' }],
      ['one that reaches further', { diff: { widening: [asks()], other: [] } }],
      ['one that breaks a contract', { diff: { widening: [asks({ kind: 'contract', weight: 2 })], other: [] } }],
    ])('is to a curator for %s', (_what, change) => {
      expect(follow(change)).toBe('in-review')
    })
  })
})
