import { readdirSync, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { Area } from '@wadah/contracts/area'
import { indexOsv } from '@wadah/plugin-bundle/osv'
import { packRelease } from '@wadah/plugin-bundle/pack'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { runChecks } from '@wadah/plugin-bundle/run-checks'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { chromiumPath, hasChromium } from '@wadah/services/chromium'
import { conformByRenderer } from './conform-by-renderer.ts'
import { readFrameKit } from './frame-kit.ts'
import { readBuiltShell } from './read-built-shell.ts'
import { createRenderer } from './renderer.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const shell = readBuiltShell(join(root, 'apps', 'shell', 'dist'))
const plugins = readdirSync(join(root, 'plugins')).flatMap((name) => [join('plugins', name), join('plugins', name, 'next')])
/** Every folder of a plugin that this repository publishes somewhere. */
const folders = [...plugins, join('tooling', 'e2e', 'story-plugin')].filter((folder) => existsSync(join(root, folder, 'plugin.json')))

describe('every plugin of this repository', { skip: !hasChromium() || shell === undefined, timeout: 120_000 }, () => {
  const adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
  const renderer = createRenderer({ chromium: chromiumPath, kit: async () => shell && readFrameKit(shell) })
  afterAll(() => adapterHost.close())

  test.each(folders)('%s passes all nine checks, drawn with the data of its own fixtures', async (folder) => {
    const { tarball, manifest } = await packRelease({ pluginDir: join(root, folder) })
    const key = generatePublishingKey(manifest.opd)
    const release = await verifyRelease(await sealRelease(tarball, key), () => key)
    const areas = JSON.parse(await readFile(join(root, 'apps', 'server', 'city', 'tasikmalaya', 'areas.json'), 'utf8')) as Area[]

    const verdicts = await runChecks({
      release,
      adapterHost,
      utcOffsetMinutes: 420,
      findKey: () => key,
      osv: indexOsv({ entries: [] }),
      renderer: conformByRenderer(renderer, { areas, full: false }),
    })

    // What a first release asks for is always read by a person.
    const unlike = verdicts.filter(({ check, outcome }) => outcome !== (check === 'permissions' ? 'noted' : 'passed'))
    expect(unlike).toEqual([])
    expect(verdicts.find(({ check }) => check === 'conformance')?.summary.en).toMatch(/with the data of its fixtures\.$/)
  })
})
