import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Conformance, RenderedRelease } from '@wadah/api/services'
import { manifestSchema } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { chromiumPath, hasChromium } from '@wadah/services/chromium'
import { readShell } from '../http/shell-files.ts'
import { readFrameKit, type FrameKit } from './frame-kit.ts'
import { createRenderer } from './renderer.ts'
import { startBrowser } from './start-browser.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const shell = readShell(join(root, 'apps', 'shell', 'dist'))

/** Why no browser with its own sandbox can run here; undefined when one can. */
async function lack(): Promise<string | undefined> {
  if (!hasChromium()) return 'there is no Chromium'
  if (!shell) return 'the shell is not built'
  const started = await startBrowser({ chromium: chromiumPath })
  if ('notRun' in started) return started.notRun
  await started.kill()
  return undefined
}
const why = await lack()

/** A release by hand: one widget with the given component. */
function release(component: string): RenderedRelease {
  const manifest = manifestSchema.parse({
    id: 'dinkes.uji',
    version: '1.0.0',
    opd: 'dinkes',
    title: { id: 'Uji', en: 'Test' },
    purpose: { id: 'Menguji.', en: 'Tests.' },
    sdk: '^1.0.0',
    widgets: [
      {
        name: 'uji',
        title: { id: 'Uji', en: 'Test' },
        purpose: { id: 'Menguji.', en: 'Tests.' },
        feeds: ['orang'],
        sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } },
      },
    ],
    permissions: {},
    owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
    licence: 'Apache-2.0',
  })
  const output = {
    type: 'object',
    properties: { count: { type: 'integer', minimum: 0 } },
    required: ['count'],
    additionalProperties: false,
  }
  const contract = { format: 1, sdk: '1.0.0', procedures: { orang: { meta: { kind: 'feed' }, output } } } as unknown as RecordedContract
  const code = `import { jsx } from 'react/jsx-runtime'
import { useEffect } from 'react'
import { createWidgetData, defineWidget, useWidget } from '@wadah/plugin-sdk/widget'
const { useFeed } = createWidgetData()
function View() { const data = useFeed('orang').data; const widget = useWidget(); ${component} }
export default defineWidget({ component: View, table: () => ({ columns: [], rows: [] }), summary: () => 'Uji.' })`
  return { manifest, contract, files: new Map([['widgets/uji.js', Buffer.from(code)]]) }
}

describe('the renderer', { skip: why !== undefined, timeout: 120_000 }, () => {
  const kit = async (): Promise<FrameKit | undefined> => shell && readFrameKit(shell)
  const conform = (given: RenderedRelease): Promise<Conformance> => createRenderer({ chromium: chromiumPath, kit }).conform(given)

  test('passes a release of the demo city, in every state and size', async () => {
    const dist = join(root, 'plugins', 'kominfo-aliran', 'dist')
    const packed = existsSync(dist) ? readdirSync(dist).find((name) => name.endsWith('.tgz')) : undefined
    const files = await unpackRelease(readFileSync(join(dist, packed ?? '')))
    const json = (path: string): unknown => JSON.parse(String(files.get(path)))

    const verdict = await conform({
      manifest: manifestSchema.parse(json('plugin.json')),
      contract: json('contract.json') as RecordedContract,
      files,
    })

    expect(verdict).toEqual({ passed: true, findings: [], cases: 28 })
  })

  test('names what a careless release does not keep, with the case that showed it', async () => {
    const verdict = await conform(
      release(`useEffect(() => { setInterval(() => {}, 50); console.error('tidak beres') }, [])
        if (widget.theme === 'kontras' && data === undefined) throw new Error('no data')
        return jsx('div', { style: { width: widget.locale === 'en' ? 5000 : 50, height: 20 }, children: jsx('button', { children: jsx('svg', { width: 9, height: 9 }) }) })`),
    )

    const whats = 'findings' in verdict ? verdict.findings.map(({ what }) => what) : []
    expect(verdict).toMatchObject({ passed: false })
    expect(whats.join('\n')).toMatch(/After it was taken off, \d+ of its intervals still ran\./)
    expect(whats.join('\n')).toMatch(/axe button-name/)
    expect(whats).toContain('The console says: tidak beres')
    expect(whats).toContain('It fails: no data')
    expect('findings' in verdict && verdict.findings.find(({ what }) => /pixels wider than its slot/.test(what))).toMatchObject({
      widget: 'uji',
      locale: 'en',
    })
  })

  test('lets a hostile release reach nothing, and ends one that would never end', async () => {
    const asks = await conform(
      release(`useEffect(() => { fetch('http://127.0.0.1:1/x').catch(() => {}); location.href = 'http://127.0.0.1:1/y' }, []); return 'x'`),
    )
    expect(JSON.stringify(asks)).toMatch(/connect-src|It asked for/)

    const endless = createRenderer({ chromium: chromiumPath, kit, timeoutMs: 4_000 })
    await expect(endless.conform(release('for (;;);'))).resolves.toMatchObject({ notRun: expect.stringContaining('The browser was lost') })
  })
})

test('without a browser says that it did not run, and never that it passed', async () => {
  const without = createRenderer({ chromium: undefined, kit: async () => ({}) as FrameKit })
  const gone = createRenderer({ chromium: '/nowhere/chromium', kit: async () => ({}) as FrameKit })
  const unbuilt = createRenderer({ chromium: '/nowhere/chromium', kit: async () => undefined })

  expect(await without.conform(release(''))).toEqual({ notRun: 'WADAH_CHROMIUM names no browser.' })
  expect(await gone.conform(release(''))).toMatchObject({ notRun: expect.stringContaining('is not there') })
  expect(await unbuilt.conform(release(''))).toEqual({ notRun: 'The shell is not built.' })
})

test.skipIf(why === undefined)(`rendering is not run here: ${why}`, () => undefined)
