import { expect, test } from 'vitest'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { Caller } from '@wadah/contracts/roles'
import { clearanceOf } from '../clearance.ts'
import { factsAs, shownTo } from './shown.ts'

const mixed = { classification: 'public', fields: [{ path: 'rows[].nama', classification: 'restricted' }] } as const
const facts = {
  id: 'dinkes.uji/kasus',
  classification: 'public',
  run: { state: 'failing', reason: '178 tidak masuk akal', failedRuns: 3 },
  hold: { by: 'plausibility', since: '2026-11-24T00:00:00Z', reason: { id: '178 di luar batas', en: '178 out of bounds' } },
  measures: [{ name: 'kasus' }, { name: 'perNama' }],
} as unknown as FeedFacts
const secrecy = { classified: mixed, measures: { kasus: 'public', perNama: 'restricted' } } as const

test('restricted data is shown to who may see it and has said what for', () => {
  expect(shownTo('restricted', mixed, true)).toEqual({ kind: 'data', projection: 'restricted', purposeNeeded: false })
  expect(shownTo('restricted', mixed, false)).toEqual({ kind: 'data', projection: 'public', purposeNeeded: true })
  expect(shownTo('restricted', { classification: 'restricted' }, false)).toEqual({ kind: 'sealed' })
})

test('who may not see it is not asked what for', () => {
  expect(shownTo('internal', mixed, false)).toEqual({ kind: 'data', projection: 'public', purposeNeeded: false })
  expect(shownTo('internal', { classification: 'restricted' }, true)).toEqual({ kind: 'nothing' })
  expect(shownTo('public', { classification: 'internal' }, false)).toEqual({ kind: 'nothing' })
})

test('facts tell no number that the data may not, and name what is left out', () => {
  const told = factsAs(facts, secrecy, { kind: 'data', projection: 'public', purposeNeeded: true })

  expect(JSON.stringify(told)).not.toContain('178')
  expect(told).toMatchObject({
    classification: 'public',
    purposeNeeded: true,
    withheld: [{ path: 'rows[].nama' }],
    measures: [{ name: 'kasus' }],
  })
})

test('who sees everything is told everything', () => {
  const told = factsAs(facts, secrecy, { kind: 'data', projection: 'restricted', purposeNeeded: false })

  expect(told).toEqual({ ...facts, classification: 'restricted' })
})

test('of something sealed only its name and age are told', () => {
  const sealed = { classified: { classification: 'restricted' }, measures: {} } as const

  expect(factsAs(facts, sealed, { kind: 'sealed' })).toMatchObject({ classification: 'restricted', purposeNeeded: true, measures: [] })
})

test.each<[string, Caller, string]>([
  ['a wall', { kind: 'screen', roles: ['screen'], screenId: 's' }, 'public'],
  ['a wall that signs in as a user', { kind: 'user', roles: ['screen'], opd: 'dinkes' }, 'public'],
  ['a wall in a meeting', { kind: 'screen', roles: ['screen'], screenId: 's', clearance: 'internal' }, 'internal'],
  ['a wall without roles', { kind: 'screen', roles: [] }, 'public'],
  ['nobody known', { kind: 'anonymous', roles: [] }, 'public'],
  ['an office of another matter', { kind: 'user', roles: ['officer'], opd: 'bapenda' }, 'internal'],
  ['an office of its own', { kind: 'user', roles: ['officer'], opd: 'dinkes' }, 'restricted'],
  ['the mayor', { kind: 'user', roles: ['mayor'] }, 'restricted'],
  ['a curator', { kind: 'user', roles: ['curator'], opd: 'kominfo' }, 'internal'],
])('%s reads as it must', (_who, caller, clearance) => {
  expect(clearanceOf(caller, 'dinkes')).toBe(clearance)
})
