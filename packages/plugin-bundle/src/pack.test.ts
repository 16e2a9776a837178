import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import { packRelease } from './pack.ts'
import { generatePublishingKey } from './publishing-key.ts'
import { sealRelease } from './seal.ts'
import { temporaryPlugin, type TemporaryPlugin } from './temporary-plugin.test-data.ts'
import { verifyRelease } from './verify.ts'

// Each packs for real; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

describe('a packed plugin', () => {
  test('is sealed, verified and holds all a server needs, and none of the folders it was packed in', async () => {
    await using plugin = await temporaryPlugin()
    const key = generatePublishingKey('dinkes')

    const { tarball, sizes } = await packRelease({ pluginDir: plugin.folder })
    const release = await verifyRelease(await sealRelease(tarball, key), () => key)

    expect([...release.files.keys()].toSorted()).toEqual([
      'CHANGELOG.md',
      'README.md',
      'adapter.js',
      'adapter.js.map',
      'contract.json',
      'fixtures/ambulans.json',
      'locales/en.json',
      'locales/id.json',
      'plugin.json',
      'sbom.cdx.json',
      'widgets/siaga.js',
    ])
    expect(
      Object.entries(release.contract.procedures)
        .map(([name, { meta }]) => `${meta.kind} ${name}`)
        .toSorted(),
    ).toEqual(['feed siaga', 'query rincian'])
    for (const [path, bytes] of release.files) expect(bytes.includes(plugin.folder), path).toBe(false)
    expect(sizes.map(({ path, overBudget }) => ({ path, overBudget }))).toEqual([
      { path: 'adapter.js', overBudget: false },
      { path: 'widgets/siaga.js', overBudget: false },
    ])
    expect(await readdir(`${plugin.folder}/dist`)).toEqual([])
  })

  test('runs in the sandbox, and its map leads back to the author’s file', async () => {
    await using plugin = await temporaryPlugin()
    const { files, contract } = await packRelease({ pluginDir: plugin.folder })
    const host = createAdapterHost({ workers: 1, log: () => undefined })
    const code = files.get('adapter.js')?.toString() ?? ''
    const recorded = contract.procedures['siaga']
    if (!recorded) throw new Error('The feed was not recorded.')

    try {
      const run = await host.run({
        release: { hash: 'uji', code, sourceMap: files.get('adapter.js.map')?.toString() },
        procedure: 'siaga',
        recorded,
        context: { now: 0, config: {}, previous: undefined, state: undefined, backfill: undefined, utcOffsetMinutes: 420 },
        capabilities: {
          http: async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '["siaga","jalan","siaga"]' }),
        },
      })

      expect(run.output).toEqual({ jumlah: 2 })
      expect((JSON.parse(files.get('adapter.js.map')?.toString() ?? '{}') as { sources: string[] }).sources).toContain('src/ready-of.ts')
    } finally {
      await host.close()
    }
  })

  test('is the same to the byte when it is packed again in another folder', async () => {
    await using first = await temporaryPlugin()
    await using second = await temporaryPlugin()

    const hashes = await Promise.all(
      [first, second].map(async ({ folder }) =>
        createHash('sha256')
          .update((await packRelease({ pluginDir: folder })).tarball)
          .digest('hex'),
      ),
    )

    expect(hashes[0]).toBe(hashes[1])
  })

  test('may be packed twice at the same time', async () => {
    await using plugin = await temporaryPlugin()

    const [one, other] = await Promise.all([packRelease({ pluginDir: plugin.folder }), packRelease({ pluginDir: plugin.folder })])

    expect(one.contract).toEqual(other.contract)
  })

  test('lists the packages that went in, and not those the shell brings', async () => {
    await using plugin = await temporaryPlugin()
    const { files } = await packRelease({ pluginDir: plugin.folder })

    const { components } = JSON.parse(files.get('sbom.cdx.json')?.toString() ?? '{}') as { components: { name: string }[] }

    expect(components.map(({ name }) => name)).toEqual(['@trpc/server', '@wadah/plugin-sdk', 'zod'])
  })

  test('shares react and the SDK with the shell, and carries its styles inside', async () => {
    await using plugin = await temporaryPlugin()
    const { files } = await packRelease({ pluginDir: plugin.folder })
    const widget = files.get('widgets/siaga.js')?.toString() ?? ''

    expect([...widget.matchAll(/from\s*["']([^"']+)["']/g)].map((match) => match[1]).toSorted()).toEqual([
      '@wadah/plugin-sdk/widget',
      'react/jsx-runtime',
    ])
    expect(widget).toContain('font-weight:700')
  })

  test('says so when a widget is above its budget, and is packed all the same', async () => {
    await using plugin = await temporaryPlugin()
    await heavyWidget(plugin, 70_000)

    const { sizes } = await packRelease({ pluginDir: plugin.folder })

    expect(sizes.find(({ path }) => path === 'widgets/siaga.js')).toMatchObject({ overBudget: true })
  })
})

/** Makes the widget weigh some bytes that do not compress. */
async function heavyWidget(plugin: TemporaryPlugin, gzipped: number): Promise<void> {
  await plugin.write('src/heavy.ts', `export const heavy = '${randomBytes(gzipped).toString('base64')}'\n`)
  await plugin.edit(
    'src/widgets/siaga.tsx',
    "import styles from './siaga.css?inline'",
    "import styles from './siaga.css?inline'\nimport { heavy } from '../heavy.ts'",
  )
  await plugin.edit('src/widgets/siaga.tsx', '{data?.jumlah}', '{data?.jumlah}{heavy}')
}

const widgetHead = "import styles from './siaga.css?inline'"

describe('a plugin is not packed', () => {
  test.each<[string, (plugin: TemporaryPlugin) => Promise<void>, string, RegExp]>([
    ['without a manifest', (p) => p.remove('plugin.json'), 'invalid_manifest', /There is no plugin\.json here/],
    [
      'when its manifest is no JSON',
      (p) => p.edit('plugin.json', '"version": "1.0.0",', '"version": "1.0.0"'),
      'invalid_manifest',
      /not JSON.*line 4/,
    ],
    [
      'when a field is wrong, and the line is named',
      (p) => p.edit('plugin.json', '"h": 4', '"h": "empat"'),
      'invalid_manifest',
      /line 15, widgets\.0\.sizes\.start\.h: /,
    ],
    [
      'when the start is below the minimum',
      (p) => p.edit('plugin.json', '"w": 3, "h": 4', '"w": 1, "h": 4'),
      'invalid_manifest',
      /line 15, widgets\.0\.sizes\.start: It starts smaller/,
    ],
    [
      'when a default is not valid',
      (p) => p.edit('plugin.json', '"defaults": { "tampilan": "angka" }', '"defaults": { "tampilan": "peta" }'),
      'invalid_manifest',
      /line 33.*must be one of angka, daftar/,
    ],
    [
      'when a choice has no words',
      (p) => p.edit('plugin.json', '["angka", "daftar"]', '["angka", "daftar", "peta"]'),
      'invalid_manifest',
      /“peta” have no words/,
    ],
    [
      'for an SDK it was not recorded with',
      (p) => p.edit('plugin.json', '^1.0.0', '^2.0.0'),
      'sdk_out_of_range',
      /outside the range \^2\.0\.0/,
    ],
    [
      'when a widget names a feed that is not there',
      (p) => p.edit('plugin.json', '"feeds": ["siaga"]', '"feeds": ["siap"]'),
      'invalid_release',
      /uses the feed “siap”/,
    ],
    [
      'when a widget names a feed as a query',
      (p) => p.edit('plugin.json', '"queries": ["rincian"]', '"queries": ["siaga"]'),
      'invalid_release',
      /uses the query “siaga”/,
    ],
    [
      'when it reads a connection that it did not ask for',
      (p) => p.edit('plugin.json', '"name": "sumber"', '"name": "lain"'),
      'invalid_manifest',
      /reads “sumber”, which is not declared/,
    ],
    [
      'when a widget’s file is not there',
      (p) => p.remove('src/widgets/siaga.tsx'),
      'invalid_manifest',
      /src\/widgets\/siaga\.tsx is not there/,
    ],
    ['without texts in both languages', (p) => p.remove('locales/en.json'), 'invalid_release', /locales\/en\.json/],
    ['with a file no release may hold', (p) => p.write('assets/run.sh', 'echo'), 'invalid_release', /assets\/run\.sh/],
    [
      'when its code does not parse',
      (p) => p.write('src/ready-of.ts', 'export function ('),
      'invalid_release',
      /src\/adapter\.ts: It does not build/,
    ],
    [
      'when it imports what is not installed',
      (p) => p.edit('src/widgets/siaga.tsx', widgetHead, `${widgetHead}\nimport 'lodash'`),
      'invalid_release',
      /siaga\.tsx: It does not build: “lodash” is not installed.*package\.json, then install\.$/,
    ],
    [
      'when a widget imports from the network',
      (p) => p.edit('src/widgets/siaga.tsx', widgetHead, `${widgetHead}\nimport 'https://evil.example/x.js'`),
      'invalid_release',
      /siaga\.tsx: It imports “https:\/\/evil\.example\/x\.js”/,
    ],
    [
      'when a widget loads code at run time',
      (p) => p.edit('src/widgets/siaga.tsx', 'return <b', "void import('https://evil.example/x.js')\n  return <b"),
      'invalid_release',
      /dynamically/,
    ],
    [
      'when styles are not inline',
      (p) => p.edit('src/widgets/siaga.tsx', widgetHead, "import './siaga.css'\nconst styles = ''"),
      'invalid_release',
      /leaves .*css beside the module.*“\?inline”/,
    ],
    [
      'when the adapter wants a module of Node',
      (p) => p.edit('src/ready-of.ts', 'export', "import { readFileSync } from 'node:fs'\nvoid readFileSync\nexport"),
      'invalid_release',
      /src\/ready-of\.ts: It imports “node:fs”/,
    ],
    [
      'when a widget wants a module of Node',
      (p) => p.edit('src/widgets/siaga.tsx', widgetHead, `${widgetHead}\nimport 'path'`),
      'invalid_release',
      /siaga\.tsx: It imports “path”/,
    ],
    [
      'when its output is outside the dialect',
      (p) => p.edit('src/adapter.ts', 'jumlah: z.number().int().min(0)', 'jumlah: z.string().regex(/x/)'),
      'invalid_contract',
      /siaga\.output/,
    ],
    [
      'when a widget is too heavy',
      (p) => heavyWidget(p, 160_000),
      'too_large',
      /widgets\/siaga\.js: It weighs \d+ bytes gzipped; 150000 at most/,
    ],
  ])('%s', async (_what, spoil, code, message) => {
    await using plugin = await temporaryPlugin()
    await spoil(plugin)

    const packing = packRelease({ pluginDir: plugin.folder }).then(({ sizes }) => sizes)

    await expect(packing).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
