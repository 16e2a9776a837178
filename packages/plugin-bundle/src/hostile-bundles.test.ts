import { createHash, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { pack, type Header } from 'tar-stream'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { isCodedError } from '@wadah/errors'
import { generatePublishingKey } from './publishing-key.ts'
import { sealRelease, statementOf } from './seal.ts'
import { sealPath, writeTarball } from './tarball.ts'
import { releaseLimits, unpackRelease } from './unpack.ts'
import { verifyRelease, type FindKey } from './verify.ts'

const text = (words: string) => ({ id: words, en: words })
const manifest: Manifest = {
  id: 'dinkes.uji',
  version: '1.0.0',
  opd: 'dinkes',
  title: text('Uji'),
  purpose: text('Uji'),
  sdk: '^1.0.0',
  widgets: [
    {
      name: 'satu',
      title: text('Satu'),
      purpose: text('Satu'),
      feeds: ['angka'],
      queries: [],
      filters: [],
      topics: [],
      sizes: { min: { w: 1, h: 1 }, start: { w: 2, h: 2 } },
    },
  ],
  permissions: { connections: [], capabilities: [] },
  owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
  licence: 'Apache-2.0',
}
const contract = {
  format: 1,
  sdk: '1.0.0',
  procedures: {
    angka: {
      meta: {
        kind: 'feed',
        title: text('Angka'),
        poll: '1m',
        cadence: '1h',
        calendar: 'always',
        basis: 'confirmed',
        archive: false,
        classification: 'public',
        connections: [],
        measures: [],
        retention: '90d',
        metadata: {
          concept: text('x'),
          definition: text('x'),
          classification: 'kota',
          measure: text('x'),
          unit: text('x'),
          producer: 'Uji',
          walidata: 'Diskominfo',
          source: 'Uji',
          smallestArea: 'kota',
          frequency: text('x'),
          licence: 'CC BY 4.0',
        },
      },
      output: { type: 'integer' },
    },
  },
} satisfies RecordedContract

function honestFiles(changes: Record<string, string> = {}): Map<string, Buffer> {
  const files: Record<string, string> = {
    'plugin.json': JSON.stringify(manifest),
    'contract.json': JSON.stringify(contract),
    'adapter.js': '/* adapter */',
    'widgets/satu.js': 'import { jsx } from "react/jsx-runtime"\nexport default { component: () => jsx("b", {}) }',
    'locales/id.json': '{}',
    'locales/en.json': '{}',
    ...changes,
  }
  return new Map(Object.entries(files).map(([path, body]) => [path, Buffer.from(body)]))
}

type Entry = Partial<Header> & { name: string }

/** A tarball with entries exactly as given, honest or not. */
async function rawTarball(entries: readonly (readonly [Entry, string])[]): Promise<Buffer> {
  const tar = pack()
  for (const [header, body] of entries) tar.entry(header, body)
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  return gzipSync(Buffer.concat(chunks))
}

describe('a release of unknown origin', () => {
  test.each<[string, Entry]>([
    ['climbs out of its folder', { name: 'package/../evil.js' }],
    ['has an absolute path', { name: '/etc/passwd' }],
    ['hides a path behind backslashes', { name: 'package\\..\\evil.js' }],
    ['holds a file no release may hold', { name: 'package/run.sh' }],
    ['holds a symbolic link', { name: 'package/adapter.js', type: 'symlink', linkname: '/etc/passwd' }],
    ['holds a hard link', { name: 'package/adapter.js', type: 'link', linkname: 'package/plugin.json' }],
    ['holds a device', { name: 'package/adapter.js', type: 'character-device' }],
    ['holds a folder', { name: 'package/widgets', type: 'directory' }],
  ])('is refused when it %s', async (_what, header) => {
    const tarball = await rawTarball([[header, header.type === undefined ? 'x' : '']])

    await expect(unpackRelease(tarball)).rejects.toMatchObject({ code: 'invalid_release' })
  })

  test('is refused when a path comes twice', async () => {
    const tarball = await rawTarball([
      [{ name: 'package/adapter.js' }, 'good'],
      [{ name: 'package/adapter.js' }, 'evil'],
    ])

    await expect(unpackRelease(tarball)).rejects.toThrow('comes twice')
  })

  test('is refused when one file is larger than a file may be', async () => {
    const tarball = await rawTarball([[{ name: 'package/adapter.js' }, 'x'.repeat(releaseLimits.file + 1)]])

    await expect(unpackRelease(tarball)).rejects.toMatchObject({ code: 'too_large' })
  })

  test('is refused when it holds too many files', async () => {
    const tarball = await rawTarball(
      Array.from({ length: releaseLimits.files + 1 }, (_, index) => [{ name: `package/fixtures/f${index}.json` }, '{}'] as const),
    )

    await expect(unpackRelease(tarball)).rejects.toMatchObject({ code: 'too_large' })
  })

  test('is refused when its tail inflates without end, though the tar ended long before', async () => {
    const zeros = Buffer.alloc(200_000_000)
    const bomb = gzipSync(zeros)

    expect(bomb.length).toBeLessThan(releaseLimits.compressed)
    await expect(unpackRelease(bomb)).rejects.toMatchObject({ code: 'too_large' })
  })

  test('is refused when it is no archive at all', async () => {
    await expect(unpackRelease(Buffer.from('<html>maintenance</html>'))).rejects.toMatchObject({ code: 'invalid_release' })
  })
})

describe('a sealed release', () => {
  const key = generatePublishingKey('dinkes')
  const foreign = generatePublishingKey('dishub')
  const findKey: FindKey = (keyId) => [key, foreign].find((one) => one.keyId === keyId)
  let sealed: Buffer
  beforeAll(async () => {
    sealed = await sealRelease(await writeTarball(honestFiles()), key)
  })

  /** The sealed release with one file exchanged and its seal kept. */
  async function tampered(path: string, body: string): Promise<Buffer> {
    const files = await unpackRelease(sealed)
    files.set(path, Buffer.from(body))
    return writeTarball(files)
  }

  test('is verified when every byte is what was sealed', async () => {
    const release = await verifyRelease(sealed, findKey)

    expect(release.manifest.id).toBe('dinkes.uji')
    expect(release.keyId).toBe(key.keyId)
  })

  test('packs to the same bytes again, and has the same hash however it is packed', async () => {
    const again = await sealRelease(await writeTarball(honestFiles()), key)

    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(sealed).digest('hex'))
  })

  test('is refused when one file was changed afterwards', async () => {
    await expect(
      verifyRelease(await tampered('widgets/satu.js', 'export default { component: () => fetch("//evil") }'), findKey),
    ).rejects.toMatchObject({ code: 'invalid_seal' })
  })

  test('is refused when a file was added afterwards', async () => {
    await expect(verifyRelease(await tampered('fixtures/extra.json', '{}'), findKey)).rejects.toMatchObject({ code: 'invalid_seal' })
  })

  test('is refused when its manifest asks for more than was sealed', async () => {
    const greedy = { ...manifest, permissions: { connections: [], capabilities: [{ name: 'platform', reason: text('x') }] } }

    await expect(verifyRelease(await tampered('plugin.json', JSON.stringify(greedy)), findKey)).rejects.toMatchObject({
      code: 'invalid_seal',
    })
  })

  test('is refused when manifest and statement were both rewritten, and only the signature is old', async () => {
    const greedy = { ...manifest, permissions: { connections: [], capabilities: [{ name: 'platform', reason: text('x') }] } }
    const files = honestFiles({ 'plugin.json': JSON.stringify(greedy) })
    const envelope = JSON.parse((await unpackRelease(sealed)).get(sealPath)?.toString() ?? '{}') as object
    files.set(
      sealPath,
      Buffer.from(JSON.stringify({ ...envelope, payload: Buffer.from(JSON.stringify(statementOf(files))).toString('base64') })),
    )

    await expect(verifyRelease(await writeTarball(files), findKey)).rejects.toMatchObject({
      code: 'invalid_seal',
      message: expect.stringContaining('signature'),
    })
  })

  test('is refused when one byte anywhere was altered, or is the very same release', async () => {
    const release = await verifyRelease(sealed, findKey)
    const tar = gunzipSync(sealed)

    await fc.assert(
      fc.asyncProperty(fc.nat(tar.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const altered = Buffer.from(tar)
        altered[at] = (altered[at] ?? 0) ^ change

        const outcome = await verifyRelease(gzipSync(altered, { level: 1 }), findKey).catch((error: unknown) => error)

        // Padding and times of the archive are not sealed: they carry nothing.
        if (outcome instanceof Error) expect(isCodedError(outcome), String(outcome)).toBe(true)
        else expect(outcome).toEqual(release)
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  test.each([1, 200, 2_000])('is refused when its last %i bytes are missing', async (missing) => {
    await expect(verifyRelease(sealed.subarray(0, -missing), findKey)).rejects.toMatchObject({ code: 'invalid_release' })
  })

  test('is refused without a seal', async () => {
    await expect(verifyRelease(await writeTarball(honestFiles()), findKey)).rejects.toMatchObject({ code: 'invalid_seal' })
  })

  test('cannot be sealed by another OPD', async () => {
    await expect(sealRelease(await writeTarball(honestFiles()), foreign)).rejects.toMatchObject({ code: 'unknown_key' })
  })

  test('is refused when another OPD’s key made the seal', async () => {
    const files = await unpackRelease(sealed)
    const envelope = JSON.parse(files.get(sealPath)?.toString() ?? '{}') as { signatures: { keyid: string }[] }
    files.set(
      sealPath,
      Buffer.from(
        JSON.stringify({ ...envelope, signatures: envelope.signatures.map((signature) => ({ ...signature, keyid: foreign.keyId })) }),
      ),
    )

    await expect(verifyRelease(await writeTarball(files), findKey)).rejects.toMatchObject({ code: 'unknown_key' })
  })

  test('is refused when its key was revoked', async () => {
    await expect(verifyRelease(sealed, () => undefined)).rejects.toMatchObject({ code: 'unknown_key' })
  })

  test.each([
    ['imports a module the shell does not share', 'import "lodash"\nexport default {}'],
    ['imports from a foreign address', 'import "https://evil.example/x.js"\nexport default {}'],
    ['imports dynamically', 'export default { component: () => import("react") }'],
  ])('is refused when a widget %s', async (_what, code) => {
    const evil = await sealRelease(await writeTarball(honestFiles({ 'widgets/satu.js': code })), key)

    await expect(verifyRelease(evil, findKey)).rejects.toMatchObject({ code: 'invalid_release' })
  })

  test('is refused when a widget is no module at all', async () => {
    const evil = await sealRelease(await writeTarball(honestFiles({ 'widgets/satu.js': '<html>maintenance</html>' })), key)

    await expect(verifyRelease(evil, findKey)).rejects.toMatchObject({ code: 'invalid_release' })
  })

  test('is refused when a widget is heavier than an author may pack it', async () => {
    const noise = randomBytes(160_000).toString('base64')
    const heavy = await sealRelease(await writeTarball(honestFiles({ 'widgets/satu.js': `export default '${noise}'` })), key)

    await expect(verifyRelease(heavy, findKey)).rejects.toMatchObject({ code: 'too_large' })
  })

  test.each(['plugin.json', 'contract.json'])('is refused when its %s is nested without end', async (path) => {
    const depth = 60_000
    const nested = `${'{"anyOf":['.repeat(depth)}${']}'.repeat(depth)}`
    const whole =
      path === 'plugin.json'
        ? {
            ...manifest,
            config: {
              version: 1,
              schema: { type: 'object', properties: { a: 0 }, required: [], additionalProperties: false },
              fields: {},
              defaults: {},
            },
          }
        : { ...contract, procedures: { angka: { ...contract.procedures.angka, output: 0 } } }
    const text = JSON.stringify(whole).replace(
      path === 'plugin.json' ? '"a":0' : '"output":0',
      path === 'plugin.json' ? `"a":${nested}` : `"output":${nested}`,
    )
    const files = honestFiles({ [path]: text })
    const verifying = writeTarball(files)
      .then((tarball) => sealRelease(tarball, key))
      .then((release) => verifyRelease(release, findKey))

    await expect(verifying).rejects.toMatchObject({ code: path === 'plugin.json' ? 'invalid_manifest' : 'invalid_contract' })
  })

  test('is refused when the manifest names a widget or a feed that is not there', async () => {
    const [widget] = manifest.widgets
    const lying = { ...manifest, widgets: [{ ...widget, feeds: ['lain'] }] }
    const release = await sealRelease(await writeTarball(honestFiles({ 'plugin.json': JSON.stringify(lying) })), key)

    await expect(verifyRelease(release, findKey)).rejects.toThrow('which the adapter does not have')
  })
})
