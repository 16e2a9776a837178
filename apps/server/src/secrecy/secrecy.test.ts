import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { FeedState } from '@wadah/contracts/feed-state'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

const feed = 'dinkes.uji/hitungan'
const secretName = 'Siti Rahmawati'

/** A feed whose count is public, whose office is internal and whose patient is restricted. */
const clinic = {
  optional: { office: { type: 'string' }, patient: { type: 'string' } },
  fields: [
    { path: 'office', classification: 'internal' },
    { path: 'patient', classification: 'restricted' },
  ],
  call: `return JSON.stringify({ count: 7, period: '2025', office: 'Puskesmas Cihideung', patient: '${secretName}' })`,
} as const

interface Entry {
  action: string
  actor: string
  subject: string
  details: Record<string, unknown>
}

describe('who is shown what by a running server', { timeout: 30_000 }, () => {
  let server: TestServer
  const wires = new Map<string, string>()
  const sockets: WebSocket[] = []

  beforeAll(async () => {
    server = await startTestServer()
    const key = server.key('dinkes')
    const { optional, fields, call } = clinic
    await server.post('/publish', await sealTiny(key, { optional, fields: [...fields], call }), { key })
    const mayor = await server.cookie('mayor')
    await until('the first run', async () => ((await server.query('feeds.states', { ids: [feed] }, mayor)) as FeedState[])[0]?.version)
  }, 60_000)
  afterAll(async () => {
    for (const socket of sockets) socket.terminate()
    await server.stop()
  })

  async function stateFor(cookie: string): Promise<FeedState | undefined> {
    return ((await server.query('feeds.states', { ids: [feed] }, cookie)) as FeedState[])[0]
  }

  async function listen(name: string, cookie: string): Promise<ServerLiveMessage[]> {
    const messages: ServerLiveMessage[] = []
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: server.url } })
    sockets.push(socket)
    socket.on('message', (data: Buffer) => {
      wires.set(name, (wires.get(name) ?? '') + data.toString())
      messages.push(JSON.parse(data.toString()) as ServerLiveMessage)
    })
    await new Promise((resolve) => socket.once('open', resolve))
    const watch = { type: 'watch', protocol: 1, feeds: { [feed]: { version: 0, facts: 0 } }, boards: {}, enablement: 0 }
    socket.send(JSON.stringify(watch))
    await until('the first state', () => messages.some(({ type }) => type === 'feed'))
    return messages
  }

  async function trail(action: string): Promise<Entry[]> {
    const { entries } = (await server.query('audit.list', { action }, await server.cookie('auditor'))) as { entries: Entry[] }
    return entries
  }

  test('by clearance: a wall the count, a colleague the office as well, and the patient nobody without a purpose', async () => {
    const shown = async (role: 'screen' | 'staff' | 'officer' | 'mayor') => (await stateFor(await server.cookie(role)))?.data

    expect(await shown('screen')).toEqual({ count: 7, period: '2025' })
    expect(await shown('staff')).toEqual({ count: 7, period: '2025', office: 'Puskesmas Cihideung' })
    expect(await shown('officer')).toEqual({ count: 7, period: '2025', office: 'Puskesmas Cihideung' })
    expect(await shown('mayor')).toEqual({ count: 7, period: '2025', office: 'Puskesmas Cihideung' })
  })

  test('bodies by address: a stricter projection is not there for whom it is not, and asks for a purpose of whom it is', async () => {
    const officer = await server.cookie('officer')
    const version = (await stateFor(officer))?.version ?? 0
    const ask = async (cookie: string, projection: string) => {
      const answer = await fetch(`${server.url}/feeds/${encodeURIComponent(feed)}/${projection}/${version}`, { headers: { cookie } })
      return { status: answer.status, cache: answer.headers.get('cache-control'), text: await answer.text() }
    }

    expect((await ask('', 'public')).text).toContain('"count":7')
    expect((await ask('', 'public')).text).not.toContain('Cihideung')
    expect(await ask('', 'internal')).toMatchObject({ status: 404 })
    expect(await ask(await server.cookie('staff'), 'restricted')).toMatchObject({ status: 404 })
    const refused = await ask(officer, 'restricted')
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('purpose_required') as string })
    expect(await ask(officer, 'internal')).toMatchObject({ status: 200, cache: 'no-store' })
  })

  test('who is not trusted with it cannot state a purpose for it', async () => {
    await expect(
      server.mutate('privacy.statePurpose', { subject: feed, purpose: 'oversight' }, await server.cookie('staff')),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a purpose opens the rest for that session alone, on its open screen at once, and the trail names it without a value', async () => {
    const [officer, same] = [await server.cookie('officer'), await server.cookie('officer')]
    const messages = await listen('officer', officer)
    expect(wires.get('officer')).not.toContain(secretName)

    await server.mutate('privacy.statePurpose', { subject: feed, purpose: 'follow-up' }, officer)

    await until(
      'the patient',
      () => messages.some((message) => message.type === 'feed' && JSON.stringify(message.body ?? '').includes(secretName)),
      5_000,
    )
    expect((await stateFor(officer))?.data).toMatchObject({ patient: secretName })
    expect((await stateFor(same))?.data).not.toHaveProperty('patient')
    expect(await trail('restricted.purpose')).toMatchObject([{ actor: 'Petugas', subject: feed, details: { purpose: 'follow-up' } }])
    const reads = await until('the reads', async () => {
      const found = await trail('restricted.read')
      return found.length >= 2 ? found : undefined
    })
    expect(reads.map(({ details }) => details['surface']).toSorted()).toEqual(['live', 'states'])
    expect(JSON.stringify(reads)).not.toContain(secretName)
  })

  test('a meeting opens the wall of its room within five seconds and closes it again; the trail names who', async () => {
    const messages = await listen('wall', await server.cookie('screen'))
    const staff = await server.cookie('staff')
    const newest = () => messages.findLast((message) => message.type === 'feed')
    expect(newest()).toMatchObject({ facts: { classification: 'public' } })
    const [room] = (await server.query('privacy.rooms', undefined, staff)) as { screen: string; name: string; isOn: boolean }[]
    expect(room).toMatchObject({ name: 'Layar ruang rapat', isOn: true })

    await server.mutate('privacy.beginMeeting', { screen: room?.screen, minutes: 60, purpose: 'Rapat inflasi' }, staff)
    await until('more on the wall', () => newest()?.type === 'feed' && wires.get('wall')?.includes('Cihideung'), 5_000)
    expect(wires.get('wall')).not.toContain(secretName)

    await server.mutate('privacy.finishMeeting', { screen: room?.screen }, staff)
    await until(
      'less on the wall',
      () => {
        const last = newest()
        return last?.type === 'feed' && last.facts?.classification === 'public' && messages.at(-2)?.type === 'gone'
      },
      5_000,
    )
    expect(JSON.stringify(newest())).not.toContain('Cihideung')
    expect((await trail('meeting')).map(({ action, actor }) => [action, actor])).toEqual([
      ['meeting.end', 'Staf'],
      ['meeting.start', 'Staf'],
    ])
  })

  test('a wall has widgets at hand that a meeting may show it, and none that are restricted', async () => {
    const listed = async (role: 'screen' | 'staff') =>
      ((await server.query('gallery.list', undefined, await server.cookie(role))) as { widgets: { id: string }[] }).widgets.map(
        ({ id }) => id,
      )
    const key = server.key('dinkes')
    await server.post('/publish', await sealTiny(key, { topic: 'jaga', classification: 'internal' }), { key })
    await server.post('/publish', await sealTiny(key, { topic: 'rahasia', classification: 'restricted' }), { key })

    expect(await listed('screen')).toEqual(['dinkes.jaga/hitungan', 'dinkes.uji/hitungan'])
    expect(await listed('staff')).toEqual(['dinkes.jaga/hitungan', 'dinkes.uji/hitungan'])
  })

  test('a class that the curator raises closes every open screen at once', async () => {
    const messages = await listen('raised', await server.cookie('screen'))
    const curator = await server.cookie('curator')

    await server.mutate('privacy.raiseClass', { feed, classification: 'internal', reason: 'memuat data pasien' }, curator)

    await until('the wall to lose it', () => messages.some(({ type }) => type === 'gone'), 5_000)
    expect(await stateFor(await server.cookie('screen'))).toBeUndefined()

    await server.mutate('privacy.lowerClass', { feed, classification: 'public', reason: 'sudah dianonimkan' }, curator)

    expect(await stateFor(await server.cookie('screen'))).toMatchObject({ data: { count: 7 } })
  })

  test('a class that the curator lowers opens what comes in from then on, on every way, and nothing of before', async () => {
    const key = server.key('dinkes')
    const id = 'dinkes.buka/hitungan'
    const [staff, screen] = [await server.cookie('staff'), await server.cookie('screen')]
    await server.post('/publish', await sealTiny(key, { topic: 'buka', classification: 'internal' }), { key })
    const shown = async (cookie: string) => ((await server.query('feeds.states', { ids: [id] }, cookie)) as FeedState[])[0]
    const before = await until('the first run', async () => (await shown(staff))?.version)
    expect(await shown(screen)).toBeUndefined()

    const opening = { feed: id, classification: 'public', reason: 'sudah dianonimkan' }
    await server.mutate('privacy.lowerClass', opening, await server.cookie('curator'))
    const after = await until('what comes in anew', async () => (await shown(screen))?.version)

    const statusOf = async (version: number) => (await fetch(`${server.url}/feeds/${encodeURIComponent(id)}/public/${version}`)).status
    const versions = Array.from({ length: after - before }, (_, at) => before + at)
    expect(await Promise.all(versions.map(statusOf))).toEqual(versions.map(() => 404))
    expect(await statusOf(after)).toBe(200)
  })

  test('an act that is refused to somebody is in the trail', async () => {
    const asOfficer = server.mutate(
      'privacy.raiseClass',
      { feed, classification: 'restricted', reason: 'iseng saja' },
      await server.cookie('officer'),
    )
    await expect(asOfficer).rejects.toMatchObject({ code: 'forbidden' })

    expect(await trail('denied')).toMatchObject([{ actor: 'Petugas', subject: 'privacy.raiseClass' }])
  })

  test('no value of restricted data is in the log or in the trail', async () => {
    const { csv } = (await server.mutate('audit.exportCsv', {}, await server.cookie('auditor'))) as { csv: string }
    const folder = join(server.folder, 'log')
    const logs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))

    expect(csv).toContain('restricted.read')
    expect([csv, ...logs].join('\n')).not.toContain(secretName)
  })

  test('the trail of a new installation is sealed already, and the seal lies beside the backups', async () => {
    expect(await server.query('audit.state', undefined, await server.cookie('operator'))).toMatchObject({
      verdict: 'sound',
      seals: { stored: 1, files: 1 },
    })
    expect(readdirSync(join(server.folder, 'backups'))).toEqual([expect.stringMatching(/^wadah-audit-.*\.seal\.json$/)])
  })
})
