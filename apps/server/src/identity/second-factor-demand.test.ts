import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewSecondFactor } from '@wadah/api/identity-services'
import { codeOfApp, openTestPerson, type TestPerson } from '../testing/test-person.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const password = 'payung ungu di dadaha'
const email = 'kurator-dua@uji.example'
let server: TestServer
let person: TestPerson

beforeAll(async () => {
  server = await startTestServer({ WADAH_SECOND_FACTOR: 'administrators' })
  const curator = openTestPerson(server, await server.cookie('curator'))
  const { path } = (await curator.mutate('people.invite', { name: 'Kurator Dua', email, roles: ['curator'] })) as { path: string }
  person = openTestPerson(server)
  await person.mutate('account.useLink', { token: path.split('#')[1], password })
  await person.signIn(email, password)
}, 60_000)
afterAll(() => server.stop())

test('a new administrator is told from when a second factor is demanded, and works until then', async () => {
  expect(await person.query('account.demand')).toMatchObject({ isDue: false })
  expect(await person.mutate('account.prove', { kind: 'password', password })).toEqual({ ok: true })
  expect(await person.mutate('people.invite', { name: 'Staf Baru', email: 'staf-baru@uji.example', roles: ['staff'] })).toHaveProperty(
    'path',
  )
})

test('with an authenticator app nothing is demanded any more, and the code is the proof', async () => {
  const app = (await person.mutate('account.beginSecondFactor')) as NewSecondFactor
  await person.mutate('account.confirmSecondFactor', { code: await codeOfApp(app.uri) })

  expect(await person.query('account.demand')).toBeNull()
  expect(await person.query('account.ways')).toMatchObject({ password: false, code: true })
  await expect(person.mutate('account.prove', { kind: 'password', password })).rejects.toMatchObject({ code: 'second_factor_required' })
  expect(await person.mutate('account.prove', { kind: 'code', code: await codeOfApp(app.uri, 1) })).toEqual({ ok: true })
})
