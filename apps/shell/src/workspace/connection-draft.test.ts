import { expect, test } from 'vitest'
import { checkDraft, draftToSave, emptyDraft, type ConnectionDraft, type DraftProblems } from './connection-draft.ts'

const good: ConnectionDraft = { ...emptyDraft('armada'), baseUrl: ' https://armada.example/v1 ' }

test.each<[string, Partial<ConnectionDraft>, DraftProblems]>([
  ['a whole address', {}, {}],
  ['a name with spaces', { name: 'Armada Kota' }, { name: 'name' }],
  ['a name in use', { name: 'pasar' }, { name: 'taken' }],
  ['words in place of an address', { baseUrl: 'armada' }, { baseUrl: 'address' }],
  ['an address of another kind', { baseUrl: 'ftp://armada.example' }, { baseUrl: 'address' }],
  ['a host no plugin may reach', { baseUrl: 'https://lain.example' }, { baseUrl: 'host' }],
  ['a token left empty', { credentials: 'bearer' }, { token: 'empty' }],
  ['a header that is none', { credentials: 'header', header: 'X Kunci', value: 'a' }, { header: 'headerName' }],
])('%s', (_, change, problems) => {
  expect(checkDraft({ ...good, ...change }, { taken: ['pasar'], hosts: ['armada.example'] })).toEqual(problems)
})

test('credentials that are kept are not sent, and those forgotten are named so', () => {
  expect(draftToSave({ ...good, credentials: 'keep' })).toEqual({ name: 'armada', kind: 'http', baseUrl: 'https://armada.example/v1' })
  expect(draftToSave(good)).toMatchObject({ auth: null })
  expect(draftToSave({ ...good, credentials: 'basic', user: 'a', password: 'b' })).toMatchObject({
    auth: { kind: 'basic', user: 'a', password: 'b' },
  })
})
