import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import type { Reach } from '@wadah/api/enabling-services'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

const plugin = 'dinkes.uji'
const feed = `${plugin}/hitungan`
const screens = 200

interface Gallery {
  revision: number
  widgets: EnabledWidget[]
}

/** An open page: when the stream says that something changed it asks what is enabled, as the shell does, and says what it shows. */
class Page {
  gallery: Gallery | undefined
  holds = false
  /** A page that hangs takes messages and puts nothing into effect. */
  hangs = false
  private readonly socket: WebSocket
  private readonly ask: () => Promise<Gallery>

  constructor(url: string, cookie: string, ask: () => Promise<Gallery>) {
    this.ask = ask
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { headers: { cookie, origin: url } })
    this.socket.on('open', () =>
      this.say({ type: 'watch', protocol: 1, feeds: { [feed]: { version: 0, facts: 0 } }, boards: {}, enablement: 0 }),
    )
    this.socket.on('message', (data: Buffer) => void this.take(JSON.parse(data.toString()) as ServerLiveMessage))
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  cut(): void {
    this.socket.terminate()
  }

  private say(message: unknown): void {
    this.socket.send(JSON.stringify(message))
  }

  private async take(message: ServerLiveMessage): Promise<void> {
    if (this.hangs) return
    if (message.type === 'enablement') {
      this.gallery = await this.ask()
      if (this.isOpen) this.say({ type: 'ack', enablement: this.gallery.revision })
    }
    if (message.type !== 'feed' || message.facts === undefined) return
    const held = message.facts.hold !== undefined
    if (held || this.holds) this.say({ type: 'ack', feeds: { [feed]: message.factsVersion } })
    this.holds = held
  }
}

describe('two hundred open screens', { timeout: 120_000 }, () => {
  let server: TestServer
  let curator: string
  let mayor: string
  let pages: Page[] = []

  const reach = (input = {}) => server.query('enabling.reach', input, curator) as Promise<Reach>
  const gallery = () => server.query('gallery.list', undefined, mayor) as Promise<Gallery>
  const everybody = (what: string) => until(what, async () => (await reach()).applied >= screens, 60_000)
  const decide = (procedure: string, input = {}) =>
    server.mutate(`enabling.${procedure}`, { plugin, reason: 'uji jangkauan', ...input }, curator)

  beforeAll(async () => {
    server = await startTestServer()
    curator = await server.cookie('curator')
    mayor = await server.cookie('mayor')
    for (const version of ['1.0.0', '1.0.1']) {
      const answer = await server.post('/publish', await sealTiny(server.key('dinkes'), { version }), { key: server.key('dinkes') })
      if (!answer.ok) throw new Error(await answer.text())
    }
    // As many sessions as their connections need: one session may hold only so many.
    const sessions = await Promise.all(Array.from({ length: Math.ceil(screens / 50) }, () => server.cookie('mayor')))
    pages = Array.from({ length: screens }, (_, index) => new Page(server.url, sessions[Math.floor(index / 50)] ?? mayor, gallery))
    await until('every page to be open', () => pages.every(({ isOpen }) => isOpen), 60_000)
    await everybody('every page to show what is enabled')
  }, 120_000)
  afterAll(async () => {
    for (const page of pages) page.cut()
    await server.stop()
  })

  test('a rollback is on every one of them, by their own acknowledgement', async () => {
    await decide('rollBack')

    await everybody('every page to acknowledge the rollback')
    expect(new Set(pages.map(({ gallery: shown }) => shown?.widgets[0]?.version))).toEqual(new Set(['1.0.0']))
    expect(await reach()).toMatchObject({ open: screens, applied: screens, missing: [] })
  })

  test('so is a hold of a feed', async () => {
    await server.mutate('feeds.hold', { id: feed, reason: 'salah satuan' }, curator)

    await until('every page to acknowledge the hold', async () => (await reach({ feed })).applied >= screens, 60_000)
    expect(pages.every(({ holds }) => holds)).toBe(true)
  })

  test('a page that hangs and one that is cut off are named, and the rest counts', async () => {
    const [hanging, cut] = pages
    if (hanging === undefined || cut === undefined) throw new RangeError('no pages')
    hanging.hangs = true

    await decide('stop', { reason: 'angka salah' })
    await until('all others', async () => (await reach()).applied >= screens - 1, 60_000)

    expect(await reach()).toMatchObject({ open: screens, missing: [{ kind: 'person', name: 'Wali Kota', connected: true }] })
    expect(cut.gallery?.widgets[0]).toMatchObject({ feeds: [], withdrawn: { cause: 'stopped', reason: 'angka salah' } })
    hanging.cut()
    await until('the page that hung to be gone', async () => (await reach()).open < screens)
    const back = new Page(server.url, mayor, gallery)
    pages.push(back)
    await until('it to be back', async () => (await reach()).applied === screens)
  })

  test('nobody can acknowledge what was never decided', async () => {
    const { revision } = await reach()
    const liar = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie: curator, origin: server.url } })
    await new Promise((resolve) => liar.once('open', resolve))

    liar.send(JSON.stringify({ type: 'ack', enablement: revision + 1_000 }))

    await until('it to be counted as open', async () => (await reach()).open === screens + 1)
    expect(await reach()).toMatchObject({ applied: screens, missing: [{ name: 'Kurator', connected: true }] })
    liar.terminate()
  })
})
