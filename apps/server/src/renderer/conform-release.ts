import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Conformance, ConformanceFinding, RenderedRelease } from '@wadah/api/services'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { portProtocol, type HostMessage, type WidgetMessage } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import { openClosedPage, type ClosedPage } from './closed-page.ts'
import { conformanceCases, type ConformanceCase } from './conformance-cases.ts'
import { cutModule, type CutModule, type FrameKit } from './frame-kit.ts'
import { askAxe } from './page-script.ts'
import type { PipeProtocol } from './pipe-protocol.ts'
import { sampleOf } from './sample-of.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const sdk = '@wadah/plugin-sdk/widget'

/** Looks at every widget of a release and writes down what it does not keep: each thing once, with the first case that showed it. */
export async function conformRelease(
  protocol: PipeProtocol,
  release: RenderedRelease,
  { kit, full }: { kit: FrameKit; full: boolean },
): Promise<Conformance> {
  const findings: ConformanceFinding[] = []
  const shared = await kit.modules
  let cases = 0
  for (const widget of release.manifest.widgets) {
    const known = new Set<string>()
    const code = Buffer.from(release.files.get(`widgets/${widget.name}.js`) ?? []).toString('utf8')
    const module = await cutModule('wadah:widget', code)
    const page = await openClosedPage(protocol, kit.csp)
    for (const one of conformanceCases(widget, full)) {
      cases += one.looks.length
      const look = (what: string, at = one.looks[0]): void => {
        if (known.has(what) || at === undefined) return
        known.add(what)
        const { state, size } = one
        findings.push({ widget: widget.name, state, size: `${size.width} × ${size.height}`, ...at, what })
      }
      await drawCase(page, { kit, shared, module, release, widget }, one, look).catch((thrown: unknown) => {
        if (!/Cannot find context|navigated|Execution context was destroyed/.test(String(thrown))) throw thrown
        look('It took its page elsewhere.')
        for (const what of page.takeComplaints()) look(what)
      })
    }
    await page.close()
  }
  return { passed: findings.length === 0, findings, cases }
}

interface Drawn {
  kit: FrameKit
  shared: CutModule[]
  module: CutModule
  release: RenderedRelease
  widget: WidgetDeclaration
}

type Tell = (what: string, look?: ConformanceCase['looks'][number]) => void

async function drawCase(page: ClosedPage, drawn: Drawn, one: ConformanceCase, tell: Tell): Promise<void> {
  const { kit, shared, module } = drawn
  await page.open(one.size)
  const ask = (call: string, ...given: unknown[]) => page.ask(`wadah.${call}(${given.map((value) => JSON.stringify(value)).join(', ')})`)
  await ask('warm', { modules: shared, css: kit.css, font: kit.font, mount: sdk })
  const failed = await ask('begin', module, initMessage(drawn, one))
  if (typeof failed === 'string') tell(failed)
  await page.ask(axe)
  for (const look of one.looks) {
    await ask('send', { type: 'theme', theme: look.theme })
    await ask('send', { type: 'locale', locale: look.locale, texts: textsOf(drawn.release, look.locale) })
    await ask('settle')
    for (const what of (await ask('overflow', one.state === 'empty')) as string[]) tell(what, look)
    for (const what of (await page.ask(askAxe)) as string[]) tell(what, look)
    for (const what of await complaintsOf(page)) tell(what, look)
  }
  await ask('send', { type: 'dispose' })
  const before = await timersOf(page)
  await new Promise((resolve) => setTimeout(resolve, 150))
  const after = await timersOf(page)
  if (after.intervals > 0) tell(`After it was taken off, ${after.intervals} of its intervals still ran.`)
  if (after.frames - before.frames > 3) tell('After it was taken off, it went on drawing.')
  for (const what of await complaintsOf(page)) tell(what)
}

/** What the widget said besides drawing, and what the browser said of it. */
async function complaintsOf(page: ClosedPage): Promise<string[]> {
  const said = (await page.ask('wadah.said.splice(0)')) as WidgetMessage[]
  const errors = said.flatMap((message) => (message.type === 'error' ? [`It fails: ${message.message.split('\n')[0]?.slice(0, 300)}`] : []))
  return [...errors, ...page.takeComplaints()]
}

async function timersOf(page: ClosedPage): Promise<{ intervals: number; frames: number }> {
  return (await page.askWidget("globalThis[Symbol.for('wadah.left')]()")) as { intervals: number; frames: number }
}

function initMessage({ release, widget }: Drawn, { state, size, looks }: ConformanceCase): HostMessage {
  const look = looks[0] ?? { theme: 'gelap', locale: 'id' }
  const feeds = widget.feeds.map((name) => {
    const schema = release.contract.procedures[name]?.output
    const data = release.data?.[name] ?? (schema && sampleOf(schema))
    const id = `${release.manifest.id}/${name}`
    return {
      name,
      version: state === 'empty' ? 0 : 1,
      data: state === 'empty' ? undefined : data,
      shown: state,
      facts: { id } as FeedFacts,
    }
  })
  return {
    type: 'init',
    protocol: portProtocol,
    ...look,
    size,
    filter: {},
    mode: 'board',
    settings: widget.settings?.defaults ?? {},
    visible: true,
    dataSaver: false,
    reducedMotion: true,
    feeds,
    areas: [],
    texts: textsOf(release, look.locale),
    clockOffset: 0,
  }
}

function textsOf({ files }: RenderedRelease, locale: Locale): Record<string, string> {
  return JSON.parse(Buffer.from(files.get(`locales/${locale}.json`) ?? Buffer.from('{}')).toString('utf8')) as Record<string, string>
}
