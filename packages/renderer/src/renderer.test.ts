import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chromiumPath, hasChromium } from '@wadah/services/chromium'
import { handMadeRelease, handMadeWidget } from './hand-made-release.test-data.ts'
import { readFrameKit, type FrameKit } from './frame-kit.ts'
import { readBuiltShell } from './read-built-shell.ts'
import type { Conformance, RenderedRelease } from './rendered-release.ts'
import { createRenderer } from './renderer.ts'
import { startBrowser } from './start-browser.ts'

const shell = readBuiltShell(join(import.meta.dirname, '..', '..', '..', 'apps', 'shell', 'dist'))

/** Why no browser with its own sandbox can run here; undefined when one can. */
async function lack(): Promise<string | undefined> {
  if (!hasChromium()) return 'there is no Chromium'
  if (!shell) return 'the shell is not built'
  const started = await startBrowser({ chromium: chromiumPath })
  if ('notRun' in started) return started.notRun.en
  await started.kill()
  return undefined
}
const why = await lack()

/** Each careless in one thing, and what it must be told. */
const careless: Record<string, { body: string; found: RegExp }> = {
  'an error on the console': { body: `useEffect(() => console.error('tidak beres'), [])`, found: /The console says: tidak beres/ },
  'a throw': {
    body: `if (widget.theme === 'kontras' && !data) throw new Error('no data')`,
    found: /It fails: no data\nThe console says: Error: no data/,
  },
  'a button without a name': {
    body: `if (data) return jsx('button', { children: jsx('svg', { width: 9, height: 9 }) })`,
    found: /axe button-name/,
  },
  'words as pale as their ground': {
    body: `if (data) return jsx('p', { style: { color: '#777', background: '#888' }, children: 'pudar' })`,
    found: /axe color-contrast/,
  },
  'an interval left behind': { body: `useEffect(() => { setInterval(() => {}, 50) }, [])`, found: /\d+ of its intervals still ran/ },
  'a timeout left behind': { body: `useEffect(() => { setTimeout(() => {}, 60000) }, [])`, found: /\d+ of its timeouts still waited/ },
  'drawing that never ends': {
    body: `useEffect(() => { const go = () => requestAnimationFrame(go); go() }, [])`,
    found: /it went on drawing/,
  },
  'what is too wide': {
    body: `if (widget.locale === 'en') return jsx('div', { style: { width: 5000 }, children: 'isi' })`,
    found: /pixels wider than its slot/,
  },
  'what is too high': {
    body: `if (widget.size.class === 'small') return jsx('div', { style: { height: 900 }, children: 'x' })`,
    found: /pixels higher than its slot/,
  },
  'an empty slot': { body: `if (widget.mode === 'detail' && data) return null`, found: /It shows nothing/ },
}
const nameOf = (what: string): string => what.replaceAll(' ', '-')

describe.concurrent('the renderer', { skip: why !== undefined, timeout: 120_000 }, () => {
  const kit = async (): Promise<FrameKit | undefined> => shell && readFrameKit(shell)
  const conform = (given: RenderedRelease): Promise<Conformance> => createRenderer({ chromium: chromiumPath, kit }).conform(given)
  const bodies = Object.entries(careless).map(
    ([what, { body }]) => [nameOf(what), `${body}; return jsx('p', { children: 'isi' })`] as const,
  )
  let looked: Promise<Conformance> | undefined
  // All in one release: one browser finds them.
  const carelessOnce = (): Promise<Conformance> => (looked ??= conform(handMadeRelease(Object.fromEntries(bodies))))
  const whatsOf = (verdict: Conformance): string => ('findings' in verdict ? verdict.findings.map(({ what }) => what.en).join('\n') : '')

  test('passes a widget with the number of its fixtures on the screen, and what they answer', async () => {
    const asked: unknown[] = []
    const honest = handMadeWidget(`const answer = useQuery('rincian', { of: 1 })
      if (shown !== 'empty' && data?.count !== 4711) throw new Error('not the fixture’s: ' + data?.count)
      if (answer.data && answer.data.count !== 12) throw new Error('not its answer')
      return jsx('p', { children: data ? data.count + ' ' + (answer.data?.count ?? '') : 'belum ada' })`)
    const query = async (...given: unknown[]) => (asked.push(given), { count: 12 })
    const verdict = await conform({ ...honest, data: { orang: { count: 4711 } }, query })

    expect(verdict).toEqual({ passed: true, findings: [], cases: 35, madeUp: [] })
    expect(asked).toEqual([['rincian', { of: 1 }]])
  })

  test('says for which feeds it had to make data up', async () => {
    const verdict = await conform(handMadeWidget(`return jsx('p', { children: data ? 'angka ' + data.count : 'belum ada' })`))

    expect(verdict).toMatchObject({ passed: true, madeUp: ['orang'] })
  })

  test.each(Object.entries(careless))('finds %s, and nothing else', async (what, { found }) => {
    const verdict = await carelessOnce()
    const finding = 'findings' in verdict ? verdict.findings.filter(({ widget }) => widget === nameOf(what)) : []

    expect(verdict).toMatchObject({ passed: false })
    expect(finding.map(({ what }) => what.en).join('\n')).toMatch(new RegExp(`^.*${found.source}.*$`))
  })

  test('names the case that showed it', async () => {
    const verdict = await conform(
      handMadeWidget(
        `return jsx('p', { style: { width: widget.locale === 'en' && widget.mode === 'detail' ? 5000 : 50 }, children: 'isi' })`,
      ),
    )

    expect('findings' in verdict && verdict.findings).toMatchObject([{ widget: 'uji', locale: 'en', size: '860 × 460 (detail)' }])
  })

  test('goes on after a state in which a widget breaks', async () => {
    const verdict = await conform(
      handMadeWidget(
        `if (shown === 'late') throw new Error('late'); return jsx('div', { style: { width: shown === 'empty' ? 5000 : 5 }, children: 'x' })`,
      ),
    )

    expect(whatsOf(verdict)).toMatch(/It fails: late[\s\S]*wider than its slot/)
  })

  test('lets a hostile release reach nothing, and finds one that would never end', async () => {
    const asks = await conform(
      handMadeWidget(
        `useEffect(() => { fetch('http://127.0.0.1:1/x').catch(() => {}); location.href = 'http://127.0.0.1:1/y' }, []); return 'x'`,
      ),
    )
    expect(JSON.stringify(asks)).toMatch(/connect-src|It asked for/)

    const impatient = createRenderer({ chromium: chromiumPath, kit, answerMs: 3_000 })
    await expect(impatient.conform(handMadeWidget('for (;;);'))).resolves.toMatchObject({
      passed: false,
      findings: [{ what: { en: 'It held its page: nothing came to an end any more.' } }],
    })
  })

  test('ends a job that takes too long, and never says that it passed', async () => {
    const hurried = createRenderer({ chromium: chromiumPath, kit, timeoutMs: 1_500 })

    await expect(hurried.conform(handMadeWidget(`return 'x'`), { full: true })).resolves.toMatchObject({
      notRun: { en: expect.stringContaining('it took more than 1.5 s') },
    })
  })
})

test('without a browser says that it did not run, and never that it passed', async () => {
  const without = createRenderer({ chromium: undefined, kit: async () => ({}) as FrameKit })
  const gone = createRenderer({ chromium: '/nowhere/chromium', kit: async () => ({}) as FrameKit })
  const unbuilt = createRenderer({ chromium: '/nowhere/chromium', kit: async () => undefined })

  expect(await without.conform(handMadeWidget(''))).toMatchObject({ notRun: { en: 'there is no Chromium (WADAH_CHROMIUM).' } })
  expect(await gone.conform(handMadeWidget(''))).toMatchObject({ notRun: { en: expect.stringContaining('is not there') } })
  expect(await unbuilt.conform(handMadeWidget(''))).toMatchObject({ notRun: { en: expect.stringContaining('the shell is not built') } })
})

test.skipIf(why === undefined)(`rendering is not run here: ${why}`, () => undefined)
