import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CurationQueue } from '@wadah/api/curation-queue'
import type { DecisionRecord } from '@wadah/api/decision-record'
import type { ReleaseListing } from '@wadah/api/release-listing'
import type { ReleaseReview } from '@wadah/api/release-review'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { packTiny, sealTiny, type TinyRelease } from '../testing/tiny-release.ts'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import type { Submission } from './submissions.ts'

const person = (plays: string, roles: string[], opd?: string) => ({
  plays,
  name: `${plays} ${opd ?? ''}`,
  email: `${plays}@uji.example`,
  roles,
  opd,
})
const users = [
  person('mayor', ['mayor']),
  person('curator', ['curator'], 'kominfo'),
  // A second curator of another office, and two who stand on the side of an OPD.
  person('auditor', ['curator', 'auditor'], 'inspektorat'),
  person('publisher', ['publisher', 'curator'], 'dinkes'),
  person('officer', ['curator', 'officer'], 'dinkes'),
  person('head', ['curator', 'officer'], 'dinkes'),
  person('staff', ['publisher'], 'dishub'),
]

let server: TestServer
let topics = 0
const topic = () => `uji-${(topics += 1)}`
const reason = 'Sudah dibaca dan dicoba.'

beforeAll(async () => {
  server = await startTestServer({}, { files: { 'users.json': users } })
  await server.mutate('curation.setPolicy', { plugin: '*', policy: 'review', reason }, await server.cookie('curator'))
}, 60_000)
afterAll(() => server.stop())

async function submit(tiny: TinyRelease): Promise<Submission> {
  const key = server.key('dinkes')
  const answer = await server.post('/publish', await sealTiny(key, tiny), { key })
  return (await answer.json()) as Submission
}
const as = {
  query: async <T>(who: Parameters<TestServer['cookie']>[0], path: string, input?: unknown) =>
    (await server.query(path, input, await server.cookie(who))) as T,
  mutate: async <T>(who: Parameters<TestServer['cookie']>[0], path: string, input?: unknown) =>
    (await server.mutate(path, input, await server.cookie(who))) as T,
}
const approve = (who: Parameters<TestServer['cookie']>[0], hash: string, more: object = {}) =>
  as.mutate<{ decision: number; outcome: string }>(who, 'curation.approve', { hash, tier: 'sandboxed', reason, ...more })
const enabled = async () =>
  (await as.query<{ widgets: { id: string; version: string; tier: string; withdrawn?: { reason: string } }[] }>('mayor', 'gallery.list'))
    .widgets

describe('a release under review', { timeout: 30_000 }, () => {
  test('waits for a curator, who sees what it asks for and what the checks say', async () => {
    const submitted = await submit({ topic: topic() })

    expect(submitted).toMatchObject({ state: 'in-review', runs: false })
    const { waiting } = await as.query<CurationQueue>('curator', 'curation.queue')
    expect(waiting.at(-1)).toMatchObject({ hash: submitted.hash, opdName: 'Dinas Kesehatan', state: 'in-review', awaitsSecond: false })
    const review = await as.query<ReleaseReview>('curator', 'curation.release', { hash: submitted.hash })
    expect(review.diff.widening.map(({ kind }) => kind)).toEqual(['capability', 'intake', 'feed', 'widget'])
    expect(review.checks.map(({ check, outcome }) => `${check} ${outcome}`)).toContain('seal passed')
    expect(review.timeline.map(({ kind }) => kind)).toEqual(['checked', 'submitted'])
    expect((await enabled()).some(({ id }) => id.startsWith(submitted.plugin))).toBe(false)
  })

  test('goes back with reasons, which its OPD reads, and the next version is approved and runs', async () => {
    const uji = topic()
    const first = await submit({ topic: uji })
    await as.mutate('curator', 'curation.sendBack', { hash: first.hash, reason: 'Jelaskan sumber datanya.', checks: ['manifest'] })

    const [mine] = await as.query<ReleaseListing[]>('officer', 'curation.mine')
    expect(mine).toMatchObject({
      version: '1.0.0',
      state: 'returned',
      decision: { reason: 'Jelaskan sumber datanya.', checks: ['manifest'] },
    })
    await expect(approve('curator', first.hash)).rejects.toMatchObject({ code: 'version_conflict' })

    const next = await submit({ topic: uji, version: '1.0.1' })
    expect(await approve('curator', next.hash)).toMatchObject({ outcome: 'approved' })
    expect(await enabled()).toContainEqual(expect.objectContaining({ id: `dinkes.${uji}/hitungan`, version: '1.0.1', tier: 'sandboxed' }))

    const last = await submit({ topic: uji, version: '1.0.2' })
    await approve('curator', last.hash)
    const standing = (await as.query<ReleaseListing[]>('officer', 'curation.mine')).filter(({ plugin }) => plugin === `dinkes.${uji}`)
    expect(standing.map((release) => [release.version, release.standing ?? release.state])).toEqual([
      ['1.0.2', 'running'],
      ['1.0.1', 'superseded'],
      ['1.0.0', 'returned'],
    ])
  })

  test('is not decided on by the side that submitted it', async () => {
    const { hash } = await submit({ topic: topic() })

    await expect(approve('publisher', hash)).rejects.toMatchObject({ code: 'own_submission' })
  })

  test('is nobody else’s to look at', async () => {
    const { hash } = await submit({ topic: topic() })

    await expect(as.query('staff', 'curation.release', { hash })).rejects.toMatchObject({ code: 'not_found' })
    await expect(as.query('mayor', 'curation.release', { hash })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('hands its files to reviewers and its own OPD until it is approved, then to everybody', async () => {
    const uji = topic()
    const { hash } = await submit({ topic: uji, version: '3.1.4' })
    const files = await unpackRelease(await packTiny({ topic: uji, version: '3.1.4' }))
    const address = createHash('sha256')
      .update(files.get('widgets/hitungan.js') ?? '')
      .digest('hex')
    const fetchAs = async (who?: Parameters<TestServer['cookie']>[0]) =>
      fetch(`${server.url}/files/${address}`, { headers: { cookie: who === undefined ? '' : await server.cookie(who) } })

    const reviewed = await fetchAs('curator')
    expect([(await fetchAs()).status, (await fetchAs('mayor')).status, (await fetchAs('staff')).status]).toEqual([404, 404, 404])
    expect([reviewed.status, (await fetchAs('officer')).status]).toEqual([200, 200])
    expect(reviewed.headers.get('cache-control')).toBe('private, no-store')
    await approve('curator', hash)
    const open = await fetchAs()
    expect([open.status, open.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })
})

describe('a release that may do much', { timeout: 30_000 }, () => {
  test('runs only when two people have approved it, of whom one is of another office', async () => {
    const { hash, plugin } = await submit({ topic: topic(), classification: 'restricted' })

    expect(await approve('officer', hash)).toMatchObject({ outcome: 'second-person' })
    expect((await as.query<CurationQueue>('curator', 'curation.queue')).waiting.find((one) => one.hash === hash)).toMatchObject({
      awaitsSecond: true,
    })
    await expect(approve('officer', hash)).rejects.toMatchObject({ code: 'second_person_needed' })
    await expect(approve('head', hash)).rejects.toMatchObject({ code: 'second_person_needed', details: { opd: 'dinkes' } })
    expect((await as.query<ReleaseReview>('curator', 'curation.release', { hash })).running).toBeUndefined()

    expect(await approve('curator', hash)).toMatchObject({ outcome: 'approved' })
    expect((await as.query<ReleaseReview>('curator', 'curation.release', { hash })).running).toMatchObject({ isThis: true })
    expect(plugin).toMatch(/^dinkes\./)
  })

  test('takes two for the tier trusted as well, and a first word for another tier is no word for this one', async () => {
    const uji = topic()
    const { hash } = await submit({ topic: uji })

    expect(await approve('curator', hash, { tier: 'trusted' })).toMatchObject({ outcome: 'second-person' })
    expect(await approve('auditor', hash, { tier: 'trusted' })).toMatchObject({ outcome: 'approved' })
    expect(await enabled()).toContainEqual(expect.objectContaining({ id: `dinkes.${uji}/hitungan`, tier: 'trusted' }))
  })

  test('runs in an emergency by one, and stays open until another countersigns', async () => {
    const { hash } = await submit({ topic: topic(), classification: 'restricted' })
    const { decision } = await approve('curator', hash, { emergency: true })

    const open = async () => (await as.query<CurationQueue>('auditor', 'curation.queue')).countersignatures.map(({ id }) => id)
    expect(await open()).toContain(decision)
    await expect(as.mutate('curator', 'curation.countersign', { decision, reason })).rejects.toMatchObject({ code: 'second_person_needed' })

    await as.mutate('auditor', 'curation.countersign', { decision, reason })
    expect(await open()).not.toContain(decision)
    await expect(as.mutate('auditor', 'curation.countersign', { decision, reason })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what was decided', { timeout: 30_000 }, () => {
  test('has a record with hash, diff, checks, offices, reason and the seal of its entry in the audit trail', async () => {
    const { hash } = await submit({ topic: topic() })
    const { decision } = await approve('curator', hash)

    const record = await as.query<DecisionRecord>('publisher', 'curation.record', { decision })

    expect(record).toMatchObject({
      decision: { act: 'approve', tier: 'sandboxed', reason, officeName: 'Dinas Komunikasi dan Informatika' },
      release: { hash, opdName: 'Dinas Kesehatan', office: 'Bidang Uji' },
      auditHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(record.diff.widening).toHaveLength(4)
    expect(record.checks).toHaveLength(9)
  })

  test('is withdrawn with a reason: the place on boards stays', async () => {
    const uji = topic()
    const { hash } = await submit({ topic: uji })
    await approve('curator', hash)

    await as.mutate('curator', 'curation.withdraw', { hash, reason: 'Angkanya ternyata bulan lalu.' })

    expect(await enabled()).toContainEqual(
      expect.objectContaining({ id: `dinkes.${uji}/hitungan`, withdrawn: { cause: 'withdrawn', reason: 'Angkanya ternyata bulan lalu.' } }),
    )
  })

  test('by a policy is listed with it, and the policy can be taken back', async () => {
    const uji = topic()
    await as.mutate('curator', 'curation.setPolicy', { plugin: `dinkes.${uji}`, policy: 'follow-compatible', reason })
    const { state } = await submit({ topic: uji })

    expect(state).toBe('approved')
    expect((await as.query<CurationQueue>('curator', 'curation.queue')).automatic[0]).toMatchObject({
      plugin: `dinkes.${uji}`,
      policy: 'follow-compatible',
    })
    await as.mutate('curator', 'curation.revokePolicy', { plugin: `dinkes.${uji}` })
    expect(await submit({ topic: uji, version: '1.0.1' })).toMatchObject({ state: 'in-review' })
  })

  test('is asked for by the OPD with its key, by release and in a list', async () => {
    const { hash, plugin } = await submit({ topic: topic() })
    const ask = async (path: string, opd: string) => {
      const authorization = signRequest({ method: 'GET', path, body: new Uint8Array() }, server.key(opd), Date.now())
      return fetch(`${server.url}${path}`, { headers: { authorization } })
    }

    expect(await (await ask(`/publish/${hash}`, 'dinkes')).json()).toMatchObject({ hash, state: 'in-review' })
    expect(await (await ask(`/publish?plugin=${plugin}`, 'dinkes')).json()).toMatchObject([{ hash }])
    expect((await ask(`/publish/${hash}`, 'dishub')).status).toBe(404)
    expect(await (await ask('/publish', 'dishub')).json()).toEqual([])
  })
})
