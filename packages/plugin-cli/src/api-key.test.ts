import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PublishingKey } from '@wadah/contracts/release'
import { parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { temporaryPlugin, type TemporaryPlugin } from '@wadah/plugin-bundle/temporary-plugin'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { listeningServer, wadah, wadahWith, type ListeningServer } from './testing/wadah-command.ts'

// Each test starts processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let plugin: TemporaryPlugin
let server: ListeningServer
let key: PublishingKey
const release = 'dist/dinkes.uji-1.0.0.tgz'

beforeAll(async () => {
  plugin = await temporaryPlugin()
  server = await listeningServer()
  await wadah(plugin.folder, 'keygen', 'dinkes', '--out', 'kunci.json')
  await wadah(plugin.folder, 'pack')
  key = parsePublishingKey(await readFile(join(plugin.folder, 'kunci.json'), 'utf8'), 'kunci.json')
}, 60_000)

afterAll(async () => {
  await plugin[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

describe('an API key', () => {
  const apiKey = `wadah_${'0'.repeat(16)}_${'x'.repeat(43)}`
  const asOf = () => server.received.at(-1)?.headers.authorization
  const inReview = {
    plugin: 'dinkes.uji',
    version: '1.0.0',
    hash: 'a'.repeat(64),
    state: 'in-review',
    runs: false,
    checks: [],
    decisions: [],
  }

  beforeAll(async () => {
    await writeFile(join(plugin.folder, 'kunci-api.txt'), `${apiKey}\n`)
    await wadah(plugin.folder, 'seal', release, '--key', 'kunci.json', '--out', 'untuk-ci.tgz')
  })

  test('submits what was sealed elsewhere, without the publishing key, and asks where it stands', async () => {
    server.answer = { status: 201, body: JSON.stringify(inReview) }
    const sent = await wadahWith({ WADAH_API_KEY: apiKey }, plugin.folder, 'publish', 'untuk-ci.tgz', '--server', server.url)
    expect(sent).toMatchObject({ code: 0, error: '', out: expect.stringContaining('is in review') })
    expect(asOf()).toBe(`Bearer ${apiKey}`)
    expect(server.received.at(-1)?.body.equals(await readFile(join(plugin.folder, 'untuk-ci.tgz')))).toBe(true)

    server.answer = { status: 200, body: '[]' }
    const status = await wadah(plugin.folder, 'status', '--server', server.url, '--api-key-file', 'kunci-api.txt')
    expect(status).toMatchObject({ code: 0, out: expect.stringContaining('The OPD of the API key has submitted nothing') })
    expect(asOf()).toBe(`Bearer ${apiKey}`)
  })

  test('signs in where a publishing key is there too, which seals', async () => {
    server.answer = { status: 201, body: JSON.stringify(inReview) }

    await wadah(plugin.folder, 'publish', release, '--server', server.url, '--key', 'kunci.json', '--api-key-file', 'kunci-api.txt')

    expect(asOf()).toBe(`Bearer ${apiKey}`)
    expect((await verifyRelease(server.received.at(-1)?.body ?? Buffer.alloc(0), () => key)).keyId).toBe(key.keyId)
  })

  test('does not seal: an unsealed release stays here, with the way to mend it', async () => {
    const before = server.received.length

    const ran = await wadahWith({ WADAH_API_KEY: apiKey }, plugin.folder, 'publish', release, '--server', server.url)

    expect(ran).toMatchObject({ code: 1, error: expect.stringMatching(/submits, it does not seal\. .*wadah seal[\s\S]*invalid_seal/) })
    expect(server.received.length).toBe(before)
  })

  test('that is none is refused without being printed, and plain http is warned of', async () => {
    const wrong = await wadahWith({ WADAH_API_KEY: 'rahasia-lain' }, plugin.folder, 'status', '--server', server.url)
    expect(wrong).toMatchObject({ code: 1, error: expect.stringContaining('WADAH_API_KEY holds no API key') })
    expect(wrong.error).not.toContain('rahasia-lain')

    const plain = await wadahWith({ WADAH_API_KEY: apiKey }, plugin.folder, 'status', '--server', 'http://wadah.invalid')
    expect(plain.error).toContain('! wadah.invalid is called without https')
    expect(plain.error).not.toContain(apiKey)
  })

  test('that may submit and not ask takes what it was answered for all there is to know', async () => {
    const answers = [
      { status: 201, body: JSON.stringify({ ...inReview, state: 'checking' }) },
      { status: 403, body: JSON.stringify({ code: 'forbidden', message: 'lacks the right', details: {} }) },
    ]
    server.answerNext(answers)

    const ran = await wadah(plugin.folder, 'publish', 'untuk-ci.tgz', '--server', server.url, '--api-key-file', 'kunci-api.txt')

    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('is being checked') })
  })

  test('whose time is over is said so by name', async () => {
    const message = 'The API key “CI” of dinkes expired on 2027-05-23. Make a new one under Kunci.'
    server.answer = { status: 401, body: JSON.stringify({ code: 'key_expired', message, details: {} }) }

    const ran = await wadah(
      plugin.folder,
      'intake',
      'dinkes.uji/unggah',
      'kunci.json',
      '--server',
      server.url,
      '--api-key-file',
      'kunci-api.txt',
    )

    expect(ran).toMatchObject({ code: 1, error: `✖ The server refused it: ${message}\n  key_expired\n` })
  })
})
