import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { verifySignedRequest } from '@wadah/plugin-bundle/signed-request'
import { temporaryPlugin, type TemporaryPlugin } from '@wadah/plugin-bundle/temporary-plugin'
import { writeTarball } from '@wadah/plugin-bundle/tarball'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import type { PublishingKey } from '@wadah/contracts/release'
import { listeningServer, wadah, type ListeningServer } from './testing/wadah-command.ts'

// Each test starts processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })
// What the renderer draws is proven in its own package.
vi.stubEnv('WADAH_CHROMIUM', '/nowhere/chromium')

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

describe('wadah keygen', () => {
  test('writes a key that only its owner may read, and prints the half for Diskominfo', async () => {
    const { mode } = await stat(join(plugin.folder, 'kunci.json'))
    const made = await wadah(plugin.folder, 'keygen', 'dinkes', '--out', 'lain.json')

    expect((mode & 0o777).toString(8)).toBe('600')
    expect(made.out).toContain('BEGIN PUBLIC KEY')
    expect(made.out).not.toContain('PRIVATE')
  })

  test('never replaces a key', async () => {
    const before = await readFile(join(plugin.folder, 'kunci.json'), 'utf8')

    const ran = await wadah(plugin.folder, 'keygen', 'dinkes', '--out', 'kunci.json')

    expect(ran).toMatchObject({ code: 1, out: '', error: expect.stringContaining('kunci.json cannot be written') })
    expect(await readFile(join(plugin.folder, 'kunci.json'), 'utf8')).toBe(before)
  })
})

describe('wadah pack', () => {
  test('leaves one release and says what it weighs', async () => {
    const ran = await wadah(plugin.folder, 'pack')

    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(
      /^dinkes\.uji 1\.0\.0 → dist\/dinkes\.uji-1\.0\.0\.tgz \(\d+ bytes, unsealed\)\n {2}adapter\.js .*\n {2}widgets\/siaga\.js /,
    )
    expect(await readdir(join(plugin.folder, 'dist'))).toEqual(['dinkes.uji-1.0.0.tgz'])
  })

  test('names line, field and code of a fault', async () => {
    await using other = await temporaryPlugin()
    await other.edit('plugin.json', '"opd": "dinkes"', '"opd": "dishub"')

    const ran = await wadah(other.folder, 'pack')

    expect(ran).toEqual({
      code: 1,
      out: '',
      error: '✖ plugin.json: line 2, id: The id must start with the OPD id and a dot.\n  invalid_manifest, at plugin.json\n',
    })
  })
})

describe('wadah seal and wadah verify', () => {
  test('make a release that can be checked offline, with the right key only', async () => {
    const sealed = await wadah(plugin.folder, 'seal', release, '--key', 'kunci.json', '--out', 'tersegel.tgz')
    const verified = await wadah(plugin.folder, 'verify', 'tersegel.tgz', '--key', 'kunci.json')
    await wadah(plugin.folder, 'keygen', 'dinkes', '--out', 'asing.json')
    const foreign = await wadah(plugin.folder, 'verify', 'tersegel.tgz', '--key', 'asing.json')

    expect(sealed).toMatchObject({ code: 0, out: `Sealed by dinkes (key ${key.keyId}): tersegel.tgz\n` })
    expect(verified.out).toContain(`dinkes.uji 1.0.0 was sealed by dinkes (key ${key.keyId})`)
    expect(foreign).toMatchObject({ code: 1, error: expect.stringContaining('unknown_key') })
  })

  test('say what is missing', async () => {
    const ran = await wadah(plugin.folder, 'verify', 'tidak-ada.tgz', '--key', 'kunci.json')

    expect(ran.error).toBe('✖ tidak-ada.tgz cannot be read. Is the path right?\n  not_found, at tidak-ada.tgz\n')
  })
})

describe('wadah publish', () => {
  test('packs, seals and uploads in one signed request', async () => {
    server.answer = {
      status: 201,
      body: JSON.stringify({ plugin: 'dinkes.uji', version: '1.0.0', hash: '', state: 'approved', runs: true, checks: [], decisions: [] }),
    }

    const ran = await wadah(plugin.folder, 'publish', '--server', server.url, '--key', 'kunci.json')

    const request = server.received.at(-1)
    if (!request) throw new Error('Nothing arrived.')
    const { method, path, body, headers } = request
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('dinkes.uji 1.0.0 is approved and runs.') })
    expect(
      verifySignedRequest(headers.authorization ?? '', { method, path, body }, { publicKey: key.publicKey, now: Date.now() }),
    ).toMatchObject({ ok: true, keyId: key.keyId })
    expect((await verifyRelease(body, () => key)).manifest.id).toBe('dinkes.uji')
  })

  test('sends what was sealed before as it is, and nothing that was changed since', async () => {
    await wadah(plugin.folder, 'seal', release, '--key', 'kunci.json', '--out', 'segel.tgz')
    const sealed = await readFile(join(plugin.folder, 'segel.tgz'))
    const files = await unpackRelease(sealed)
    files.set('locales/id.json', Buffer.from('{"palsu":"palsu"}'))
    await writeFile(join(plugin.folder, 'diubah.tgz'), await writeTarball(files))
    server.answer = { status: 201, body: JSON.stringify({ plugin: 'dinkes.uji', version: '1.0.0', hash: '', state: 'enabled' }) }

    await wadah(plugin.folder, 'publish', 'segel.tgz', '--server', server.url, '--key', 'kunci.json')
    const sent = server.received.length
    const changed = await wadah(plugin.folder, 'publish', 'diubah.tgz', '--server', server.url, '--key', 'kunci.json')

    expect(server.received.at(-1)?.body.equals(sealed)).toBe(true)
    expect(changed).toMatchObject({ code: 1, error: expect.stringContaining('invalid_seal, at locales/id.json') })
    expect(server.received.length).toBe(sent)
  })

  test('says why the server refused, with code and place', async () => {
    server.answer = {
      status: 409,
      body: JSON.stringify({
        code: 'contract_break',
        message: 'siaga.output.jumlah may now be absent. Raise the version, or undo the change.',
        details: { where: 'contract.json' },
      }),
    }

    const ran = await wadah(plugin.folder, 'publish', release, '--server', server.url, '--key', 'kunci.json')

    expect(ran).toMatchObject({
      code: 1,
      error:
        '✖ The server refused it: siaga.output.jumlah may now be absent. Raise the version, or undo the change.\n  contract_break, at contract.json\n',
    })
  })

  test.each<[string, { status: number; body: string } | undefined, RegExp]>([
    ['answers with a page', { status: 200, body: '<html>Selamat datang</html>' }, /something that is not Wadah’s \(status 200\)/],
    ['is not there', undefined, /does not answer\. Is the address right/],
  ])('says so when the server %s', async (_what, answer, message) => {
    if (answer) server.answer = answer

    const ran = await wadah(
      plugin.folder,
      'publish',
      release,
      '--server',
      answer ? server.url : 'http://127.0.0.1:9',
      '--key',
      'kunci.json',
    )

    expect(ran).toMatchObject({ code: 1, error: expect.stringMatching(message) })
  })

  test('says so when the address is none', async () => {
    const ran = await wadah(plugin.folder, 'publish', release, '--server', 'localhost:3278', '--key', 'kunci.json')

    expect(ran).toMatchObject({
      code: 1,
      error: expect.stringContaining('“localhost:3278” is no address of a server. Write --server http://'),
    })
  })

  test('says so when there is no key', async () => {
    const ran = await wadah(plugin.folder, 'publish', release, '--server', server.url, '--key', 'tiada.json')

    expect(ran.error).toMatch(/tiada\.json is not there\. Name it with --key/)
  })
})

describe('a release under review', () => {
  const checks = [
    { check: 'manifest', outcome: 'passed', summary: { id: 'Utuh.', en: 'Whole.' }, findings: [] },
    {
      check: 'personal-data',
      outcome: 'failed',
      summary: { id: 'Ada.', en: 'Found.' },
      findings: [{ text: { id: 'NIK', en: 'A NIK' }, where: 'fixtures/a.csv:2' }],
    },
  ]
  const submission = { plugin: 'dinkes.uji', version: '1.0.0', hash: 'a'.repeat(64), runs: false, checks, decisions: [] }
  const options = () => ['--server', server.url, '--key', 'kunci.json']

  test('that its checks send back fails the command, with every finding and the reason', async () => {
    const decisions = [{ at: '', act: 'return', by: 'Wadah', reason: 'Berkas contoh memuat data pribadi.', isFinal: true }]
    server.answer = { status: 201, body: JSON.stringify({ ...submission, state: 'returned', decisions }) }

    const ran = await wadah(plugin.folder, 'publish', release, ...options())

    expect(ran.code).toBe(1)
    expect(ran.out).toBe('  ✓ manifest       Whole.\n  ✖ personal-data  Found.\n      fixtures/a.csv:2: A NIK\n')
    expect(ran.error).toContain('was returned. Mend it and submit the next version.\n  Wadah: Berkas contoh memuat data pribadi.')
  })

  test('that waits for a curator is no failure', async () => {
    server.answer = { status: 201, body: JSON.stringify({ ...submission, state: 'in-review' }) }

    expect(await wadah(plugin.folder, 'publish', release, ...options())).toMatchObject({
      code: 0,
      out: expect.stringContaining('is in review: a curator decides.'),
    })
  })

  test('is asked for by name, signed', async () => {
    server.answer = { status: 200, body: JSON.stringify([{ ...submission, state: 'in-review' }]) }

    const ran = await wadah(plugin.folder, 'status', 'dinkes.uji', ...options())

    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('dinkes.uji 1.0.0 is in review') })
    expect(server.received.at(-1)).toMatchObject({ method: 'GET', path: '/publish?plugin=dinkes.uji' })
  })

  test('is checked by its author with the same words, before it is submitted', async () => {
    const ran = await wadah(plugin.folder, 'check')

    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/✓ contract +First release/)
    expect(ran.out).toMatch(/– seal +Not run here/)
    expect(ran.out).toMatch(/– conformance +Not run here: .*\/nowhere\/chromium/)
  })
})

describe('wadah intake', () => {
  test('uploads the file as it is, signed, under its name', async () => {
    await writeFile(join(plugin.folder, 'data.csv'), 'unit;jumlah\nIGD;3\n')
    server.answer = { status: 200, body: JSON.stringify({ ok: true, revision: 4, rows: 1 }) }

    const ran = await wadah(plugin.folder, 'intake', 'dinkes.uji/unggah', 'data.csv', '--server', server.url, '--key', 'kunci.json')

    expect(ran).toMatchObject({ code: 0, out: '1 rows were accepted as revision 4.\n' })
    expect(server.received.at(-1)).toMatchObject({
      path: '/intake/dinkes.uji/unggah',
      headers: { 'x-file-name': 'data.csv' },
      body: Buffer.from('unit;jumlah\nIGD;3\n'),
    })
  })

  test('names every bad cell by column and by the row a spreadsheet shows', async () => {
    const errors = [
      { row: 2, column: 'jumlah', message: { id: '“tiga” bukan bilangan.', en: '“tiga” is no number.' } },
      { row: 5, message: { id: 'Baris kembar.', en: 'The row comes twice.' } },
      { row: 0, column: 'unit', message: { id: 'Kolom “unit” tidak ada.', en: 'The column “unit” is missing.' } },
    ]
    server.answer = { status: 422, body: JSON.stringify({ ok: false, errors }) }

    const ran = await wadah(plugin.folder, 'intake', 'dinkes.uji/unggah', 'data.csv', '--server', server.url, '--key', 'kunci.json')

    expect(ran).toEqual({
      code: 1,
      out: '  baris 3, kolom “jumlah”: “tiga” bukan bilangan.\n  baris 6: Baris kembar.\n  berkas, kolom “unit”: Kolom “unit” tidak ada.\n',
      error: '✖ Tidak ada yang diambil: 3 hal perlu diperbaiki. Nothing was taken over.\n  intake_rejected\n',
    })
  })
})

test('wadah compare says which version a change asks for, and where it changed', async () => {
  await using changed = await temporaryPlugin()
  await changed.edit('src/adapter.ts', 'jumlah: z.number().int().min(0)', 'jumlah: z.number().int().min(0).nullable()')
  await changed.edit('src/adapter.ts', 'jumlah: readyOf', 'jumlah: readyOf')

  const same = await wadah(plugin.folder, 'compare', release, release)
  const other = await wadah(plugin.folder, 'compare', release, changed.folder)

  expect(same.out).toBe('The contract is the same: a patch will do.\n')
  expect(other.out).toContain('This is a major change:\n  major  siaga.output.jumlah: may now be null\n')
})
