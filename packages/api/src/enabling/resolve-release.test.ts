import { expect, test } from 'vitest'
import type { Audience } from '@wadah/contracts/curation'
import type { Caller, Role } from '@wadah/contracts/roles'
import { resolveRule, type Viewer } from './resolve-release.ts'

const user = (userId: string, role: Role, opd?: string): Caller => ({ kind: 'user', userId, roles: [role], ...(opd ? { opd } : {}) })
const mayor = user('u-mayor', 'mayor')
const head = user('u-head', 'head', 'dinkes')
const wall: Caller = { kind: 'screen', screenId: 's-lobi', name: 'Lobi', roles: ['screen'] }
const anonymous: Caller = { kind: 'anonymous', roles: [] }
const key: Caller = { kind: 'publishing-key', roles: [], opd: 'dinkes', keyId: '0'.repeat(16) }

/** The release that runs: `umum` is the general one; rules are numbered in the order they were made. */
const table: [string, Audience[], Viewer, string][] = [
  ['without rules the general release runs', [], { caller: mayor }, 'umum'],
  ['a rule for somebody else changes nothing', [{ people: ['u-other'] }], { caller: mayor }, 'umum'],
  ['a rule for the person', [{ people: ['u-mayor'] }], { caller: mayor }, '1'],
  ['a rule for the role', [{ roles: ['head', 'mayor'] }], { caller: mayor }, '1'],
  ['a rule for the OPD', [{ opds: ['dinkes'] }], { caller: head }, '1'],
  ['another OPD', [{ opds: ['dishub'] }], { caller: head }, 'umum'],
  ['a rule for the board, on it', [{ boards: ['uji'] }], { caller: mayor, board: 'uji' }, '1'],
  ['a rule for the board, on another', [{ boards: ['uji'] }], { caller: mayor, board: 'lain' }, 'umum'],
  ['a rule for the board, in the gallery', [{ boards: ['uji'] }], { caller: mayor }, 'umum'],
  ['a rule for the screen', [{ screens: ['s-lobi'] }], { caller: wall }, '1'],
  ['another screen', [{ screens: ['s-ruang'] }], { caller: wall }, 'umum'],
  ['a screen is no person of that id', [{ people: ['s-lobi'] }], { caller: wall }, 'umum'],
  ['a person is no screen of that id', [{ screens: ['u-mayor'] }], { caller: mayor }, 'umum'],
  ['walls as a role', [{ roles: ['screen'] }], { caller: wall }, '1'],
  ['any of several suffices', [{ roles: ['curator'], boards: ['uji'] }], { caller: mayor, board: 'uji' }, '1'],
  ['a person before a board', [{ people: ['u-mayor'] }, { boards: ['uji'] }], { caller: mayor, board: 'uji' }, '1'],
  ['a screen before a board', [{ screens: ['s-lobi'] }, { boards: ['uji'] }], { caller: wall, board: 'uji' }, '1'],
  ['a board before an OPD', [{ boards: ['uji'] }, { opds: ['dinkes'] }], { caller: head, board: 'uji' }, '1'],
  ['an OPD before a role', [{ opds: ['dinkes'] }, { roles: ['head'] }], { caller: head }, '1'],
  ['of equally close ones the newest', [{ roles: ['mayor'] }, { roles: ['mayor', 'staff'] }], { caller: mayor }, '2'],
  ['an empty audience is nobody', [{}, { roles: [] }], { caller: mayor }, 'umum'],
  ['nobody signed in meets no rule', [{ roles: ['mayor'], people: ['u-mayor'] }], { caller: anonymous }, 'umum'],
  ['a key is not its OPD’s people', [{ opds: ['dinkes'] }], { caller: key }, 'umum'],
]

test.each(table)('%s', (_what, audiences, viewer, expected) => {
  const rules = audiences.map((audience, index) => ({ id: index + 1, audience }))

  const decided = resolveRule(rules, viewer)
  const inAnyOrder = resolveRule(rules.toReversed(), viewer)

  expect(String(decided?.id ?? 'umum')).toBe(expected)
  expect(inAnyOrder?.id).toBe(decided?.id)
})
