import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { AccountOverview } from '@wadah/api/account-overview'
import type { NewSecondFactor } from '@wadah/api/identity-services'
import { startPostgres } from '@wadah/services/postgres'
import { codeOfApp, openTestPerson, type TestPerson } from '../testing/test-person.ts'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())
const storages: [string, () => Promise<Record<string, string>>][] = [['PGlite', async () => ({})]]
if (postgres !== undefined) {
  storages.push(['PostgreSQL', async () => ({ DATABASE_URL: await postgres.url('accounts'), WADAH_SECRET: 's'.repeat(40) })])
}

const password = 'payung ungu di dadaha'

describe.each(storages)('accounts on %s', { timeout: 60_000 }, (_name, environment) => {
  let server: TestServer
  let curator: TestPerson
  let people = 0
  beforeAll(async () => {
    server = await startTestServer(await environment())
    curator = openTestPerson(server, await server.cookie('curator'))
  }, 60_000)
  afterAll(() => server.stop())

  /** Invites somebody, who sets the password by the link and signs in. */
  async function newPerson(roles = ['staff'], opd?: string): Promise<{ person: TestPerson; email: string; id: string }> {
    people += 1
    const email = `orang-${people}@uji.example`
    const { id, path } = (await curator.mutate('people.invite', { name: `Orang Nomor ${people}`, email, roles, opd })) as {
      id: string
      path: string
    }
    const person = openTestPerson(server)
    await person.mutate('account.useLink', { token: path.split('#')[1], password })
    expect((await person.signIn(email, password)).status).toBe(200)
    return { person, email, id }
  }

  async function enrolApp(person: TestPerson): Promise<NewSecondFactor> {
    const app = (await person.mutate('account.beginSecondFactor')) as NewSecondFactor
    expect(await person.mutate('account.confirmSecondFactor', { code: await codeOfApp(app.uri) })).toEqual({ ok: true })
    return app
  }

  const overview = async (person: TestPerson) => (await person.query('account.overview')) as AccountOverview

  test('an invitation is used once, by whoever holds the link, and a weak password does not use it up', async () => {
    const { path } = (await curator.mutate('people.invite', { name: 'Ani Lestari', email: 'ani@uji.example', roles: ['staff'] })) as {
      path: string
    }
    const token = path.split('#')[1]
    const ani = openTestPerson(server)

    expect(await ani.mutate('account.readLink', { token })).toMatchObject({ purpose: 'invitation', name: 'Ani Lestari' })
    await expect(ani.mutate('account.useLink', { token, password: 'Ani.Lestari99' })).rejects.toMatchObject({
      code: 'weak_password',
      details: { reason: 'own' },
    })
    await ani.mutate('account.useLink', { token, password })
    await expect(ani.mutate('account.useLink', { token, password })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ani.mutate('account.readLink', { token: 'x'.repeat(43) })).rejects.toMatchObject({ code: 'not_found' })
    expect((await ani.signIn('ani@uji.example', password)).status).toBe(200)
  })

  test('whoever guesses is slowed down alike, whether there is such a person or not', async () => {
    const { email } = await newPerson()
    const stranger = openTestPerson(server)
    const answers = async (typed: string) => {
      const all = []
      for (let time = 1; time <= 6; time += 1) {
        const { status, body } = await stranger.signIn(typed, 'salah salah salah')
        const { retryAfter = 0 } = (body.details ?? {}) as { retryAfter?: number }
        // Hashing on a busy machine takes seconds of the half minute.
        all.push([status, body.code, Math.ceil(retryAfter / 30)])
      }
      return all
    }

    const known = await answers(email)
    const unknown = await answers('tiada@uji.example')

    expect(known).toEqual(unknown)
    expect(known.at(-1)).toEqual([429, 'rate_limited', 1])
    expect((await stranger.signIn(email, password)).status).toBe(429)
  })

  test('with an authenticator app nobody is in before the code, and a code is good once', async () => {
    const { person, email } = await newPerson()
    const app = await enrolApp(person)
    const again = openTestPerson(server)

    expect((await again.signIn(email, password)).body).toMatchObject({ twoFactorRedirect: true })
    expect(await again.query('session.me')).toMatchObject({ caller: { kind: 'anonymous' } })
    expect((await again.auth('two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    const code = await codeOfApp(app.uri, 1)
    expect((await again.auth('two-factor/verify-totp', { code })).status).toBe(200)
    expect(await again.query('session.me')).toMatchObject({ caller: { kind: 'user', roles: ['staff'] } })
    const shoulder = openTestPerson(server)
    await shoulder.signIn(email, password)
    expect((await shoulder.auth('two-factor/verify-totp', { code })).body).toMatchObject({ details: { reason: 'code_used' } })
  })

  test('guessed codes count like guessed passwords, whatever the number of beginnings', async () => {
    const { person, email } = await newPerson()
    await enrolApp(person)
    const thief = openTestPerson(server)
    const statuses: number[] = []
    for (let time = 1; time <= 6; time += 1) {
      const began = await thief.signIn(email, password)
      statuses.push(began.status === 200 ? (await thief.auth('two-factor/verify-totp', { code: `00000${time}` })).status : began.status)
    }

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('a recovery code lets in once, and their number is told', async () => {
    const { person, email } = await newPerson()
    const { recoveryCodes } = await enrolApp(person)
    const again = openTestPerson(server)
    await again.signIn(email, password)

    expect((await again.auth('two-factor/verify-backup-code', { code: recoveryCodes[0] })).status).toBe(200)
    expect(await overview(again)).toMatchObject({ recoveryCodesLeft: 9, ways: { password: true, code: true, demo: false } })
    const twice = openTestPerson(server)
    await twice.signIn(email, password)
    expect((await twice.auth('two-factor/verify-backup-code', { code: recoveryCodes[0] })).status).toBe(401)
    const { recoveryCodes: fresh } = (await again.mutate('account.renewRecoveryCodes')) as { recoveryCodes: string[] }
    expect((await twice.auth('two-factor/verify-backup-code', { code: recoveryCodes[1] })).status).toBe(401)
    expect((await twice.auth('two-factor/verify-backup-code', { code: fresh[0] })).status).toBe(200)
  })

  test('a proof of who one is comes from password or code, never by a click once there is a password', async () => {
    const { person } = await newPerson()
    const app = await enrolApp(person)

    await expect(person.mutate('account.prove', { kind: 'password', password: 'salah salah salah' })).resolves.toEqual({ ok: false })
    expect(await person.mutate('account.prove', { kind: 'password', password })).toEqual({ ok: true })
    expect(await person.mutate('account.prove', { kind: 'code', code: await codeOfApp(app.uri, 1) })).toEqual({ ok: true })
    expect(await person.mutate('account.prove', { kind: 'demo' })).toEqual({ ok: false })
    expect(await curator.query('account.ways')).toEqual({ password: false, code: false, passkey: false, demo: true })
    expect(await curator.mutate('account.prove', { kind: 'demo' })).toEqual({ ok: true })
  })

  test('a new password asks for the old one and ends every other session', async () => {
    const { person, email } = await newPerson()
    const elsewhere = openTestPerson(server)
    await elsewhere.signIn(email, password)

    await expect(person.mutate('account.changePassword', { password: 'angklung di balai kota' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { field: 'current' },
    })
    await expect(person.mutate('account.changePassword', { current: password, password: 'Bismillah2026' })).rejects.toMatchObject({
      code: 'weak_password',
      details: { reason: 'common' },
    })
    expect(await person.mutate('account.changePassword', { current: password, password: 'angklung di balai kota' })).toEqual({ ended: 1 })
    expect(await elsewhere.query('session.me')).toMatchObject({ caller: { kind: 'anonymous' } })
    expect((await elsewhere.signIn(email, password)).status).toBe(401)
    expect((await elsewhere.signIn(email, 'angklung di balai kota')).status).toBe(200)
  })

  test('a session that is ended loses its live connection within five seconds', async () => {
    const { person, email } = await newPerson()
    const elsewhere = openTestPerson(server)
    await elsewhere.signIn(email, password)
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, {
      headers: { cookie: elsewhere.cookie(), origin: server.url },
    })
    const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
    await new Promise((resolve) => socket.once('open', resolve))

    const { sessions } = await overview(person)
    expect(sessions.map(({ isThis }) => isThis).toSorted()).toEqual([false, true])
    const began = performance.now()
    await person.mutate('account.endSession', { id: sessions.find(({ isThis }) => !isThis)?.id })

    expect(await closed).toBe(4401)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(await elsewhere.query('session.me')).toMatchObject({ caller: { kind: 'anonymous' } })
  })

  test('signing in again ends the session the browser had before', async () => {
    const { person, email } = await newPerson()
    const before = person.cookie()

    await person.signIn(email, password)

    expect(await server.query('session.me', undefined, before)).toMatchObject({ caller: { kind: 'anonymous' } })
    expect(await person.query('session.me')).toMatchObject({ caller: { kind: 'user' } })
  })

  test('whoever is let in again after being shut out has to sign in', async () => {
    const { person, id } = await newPerson()

    await curator.mutate('people.setDisabled', { id, disabled: true, reason: 'pindah tugas' })
    await curator.mutate('people.setDisabled', { id, disabled: false, reason: 'kembali bertugas' })

    expect(await person.query('session.me')).toMatchObject({ caller: { kind: 'anonymous' } })
  })

  test('nothing of an account is changed through the library’s own paths', async () => {
    const { person } = await newPerson()

    for (const path of [
      'two-factor/disable',
      'change-password',
      'update-user',
      'revoke-sessions',
      'passkey/delete-passkey',
      'change-email',
    ]) {
      expect({ path, status: (await person.auth(path, {})).status }).toEqual({ path, status: 404 })
    }
    for (const path of ['list-sessions', 'get-session', 'list-accounts']) expect((await person.auth(path)).status).toBe(404)
  })

  test('a deputy holds the role of another for the time being, and no longer', async () => {
    const { person: giver, id: giverId } = await newPerson(['leader'])
    const { person: holder, id } = await newPerson(['staff'])
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie: holder.cookie(), origin: server.url } })
    const told: string[] = []
    socket.on('message', (data: Buffer) => told.push((JSON.parse(data.toString()) as { type: string }).type))
    await new Promise((resolve) => socket.once('open', resolve))
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const appointment = { to: id, role: 'leader', from: today, until: today, reason: 'cuti tahunan' }

    await expect(giver.mutate('account.appointDeputy', { ...appointment, role: 'mayor' })).rejects.toMatchObject({
      details: { reason: 'role' },
    })
    const { id: deputyship } = (await giver.mutate('account.appointDeputy', appointment)) as { id: string }

    expect(await holder.query('session.me')).toMatchObject({ caller: { roles: ['leader', 'staff'] } })
    expect((await overview(holder)).deputies).toMatchObject([
      { from: { id: giverId }, role: 'leader', reason: 'cuti tahunan', state: 'running' },
    ])
    expect((await overview(giver)).deputies).toMatchObject([{ to: { id }, state: 'running' }])
    await until('the connection to begin anew', () => told.includes('callerChanged'))
    await expect(holder.mutate('account.appointDeputy', { ...appointment, to: giverId })).rejects.toMatchObject({
      details: { reason: 'role' },
    })
    await giver.mutate('account.endDeputy', { id: deputyship })
    expect(await holder.query('session.me')).toMatchObject({ caller: { roles: ['staff'] } })
  })

  test('a deputy in another OPD acts either there or at home, never in both at once', async () => {
    const { person: head } = await newPerson(['head'], 'dinkes')
    const { person: neighbour, id } = await newPerson(['head'], 'dishub')
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const appointment = { to: id, role: 'head', from: today, until: today, reason: 'pendidikan dan pelatihan' }
    const { id: deputyship } = (await head.mutate('account.appointDeputy', appointment)) as { id: string }

    expect(await neighbour.query('session.me')).toMatchObject({ caller: { roles: ['head'], opd: 'dishub' } })
    await neighbour.mutate('account.actFor', { deputyship })
    expect(await neighbour.query('session.me')).toMatchObject({
      caller: { roles: ['head'], opd: 'dinkes', name: expect.stringMatching(/\(Plt Dinkes\)$/) },
    })
    expect(await overview(neighbour)).toMatchObject({ actingFor: deputyship, opd: 'dishub' })
    await expect(head.mutate('account.actFor', { deputyship })).rejects.toMatchObject({ code: 'not_found' })
    await head.mutate('account.endDeputy', { id: deputyship })
    expect(await neighbour.query('session.me')).toMatchObject({ caller: { opd: 'dishub' } })
  })
})
