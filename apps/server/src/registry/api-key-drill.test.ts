import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { openTestPerson } from '../testing/test-person.ts'
import { packTiny, sealTiny } from '../testing/tiny-release.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
}, 60_000)
afterAll(() => server.stop())

async function makeKey(grant: Record<string, unknown>): Promise<{ id: string; key: string }> {
  const publisher = openTestPerson(server, await server.cookie('publisher'))
  const asked = { opd: 'dinkes', label: 'CI GitLab', grant: { submit: false, status: false, intakes: [], ...grant } }
  return (await publisher.mutate('keys.makeApiKey', asked)) as { id: string; key: string }
}

async function send(path: string, key: string, body?: Uint8Array): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${server.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a CI sends in what was sealed elsewhere, follows it, and uploads to the intake it is for; nothing else', async () => {
  const { key } = await makeKey({ submit: true, status: true, intakes: ['dinkes.uji/unggah'] })
  const release = await sealTiny(server.key('dinkes'))

  const submitted = await send('/publish', key, release)
  const followed = await send(`/publish/${String(submitted.body.hash)}`, key)
  const uploaded = await send('/intake/dinkes.uji/unggah', key, Buffer.from('tahun;jumlah\n2025;42\n'))
  const elsewhere = await send('/intake/dinkes.lain/unggah', key, Buffer.from('tahun;jumlah\n2025;42\n'))

  expect(submitted).toMatchObject({ status: 201, body: { plugin: 'dinkes.uji', state: 'approved' } })
  expect(followed).toMatchObject({ status: 200, body: { version: '1.0.0' } })
  expect(uploaded).toEqual({ status: 200, body: { ok: true, revision: 1, rows: 1 } })
  expect(elsewhere).toMatchObject({ status: 403, body: { details: { reason: 'intake' } } })
})

test('a release that nobody sealed is refused with the way to mend it, and so is another OPD’s', async () => {
  const { key } = await makeKey({ submit: true })

  const unsealed = await send('/publish', key, await packTiny({ version: '1.1.0' }))
  const foreign = await send('/publish', key, await sealTiny(server.key('dishub')))

  expect(unsealed).toMatchObject({ status: 422, body: { code: 'invalid_seal', message: expect.stringContaining('wadah seal') } })
  expect(foreign).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('a revoked key is refused at once, by name; the trail says who made, used and revoked it', async () => {
  const { id, key } = await makeKey({ submit: true })
  await send('/publish', key, await sealTiny(server.key('dinkes'), { version: '1.2.0' }))
  const curator = openTestPerson(server, await server.cookie('curator'))
  await curator.mutate('keys.revokeApiKey', { id, reason: 'bocor di log CI' })

  expect(await send('/publish', key, await sealTiny(server.key('dinkes'), { version: '1.3.0' }))).toMatchObject({
    status: 401,
    body: { code: 'key_revoked', message: expect.stringContaining('“CI GitLab” of dinkes was revoked') },
  })
  const { entries } = (await curator.query('audit.list', { actor: `api-key:${id}` })) as { entries: Record<string, unknown>[] }
  expect(entries).toMatchObject([{ action: 'release.publish', actor: 'kunci API dinkes “CI GitLab”', subject: 'dinkes.uji@1.2.0' }])
  const acts = (await curator.query('audit.list', { subject: id })) as { entries: { action: string; actor: string }[] }
  expect(acts.entries.map(({ action, actor }) => `${actor}: ${action}`)).toEqual(['Kurator: api-key.revoke', 'Pengembang: api-key.make'])
})

test('the live stream is opened by no API key', async () => {
  const { key } = await makeKey({ submit: true, status: true, intakes: 'all' })

  expect((await send('/live/sse', key)).status).toBe(403)
})
