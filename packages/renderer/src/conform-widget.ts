import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { HostMessage, WidgetMessage } from '@wadah/contracts/port'
import type { Text } from '@wadah/contracts/texts'
import { PageHeld, type ClosedPage } from './closed-page.ts'
import { conformanceRounds, type ConformanceRound, type ConformanceStep, type Look } from './conformance-cases.ts'
import { words } from './finding-words.ts'
import type { CutModule, FrameKit } from './frame-kit.ts'
import { initMessage, lookMessages, stateMessages, type DrawnWidget } from './init-message.ts'
import { askAxe } from './page-script.ts'
import type { ConformanceFinding } from './rendered-release.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const sdk = '@wadah/plugin-sdk/widget'
/** Mountings that may come to nothing before a widget is left alone: each of them is waited for. */
const mostLost = 3

/** A widget at work in a closed page. */
export interface WidgetAtWork extends DrawnWidget {
  page: ClosedPage
  kit: FrameKit
  shared: CutModule[]
  module: CutModule
}

/** What was seen of one widget. */
export interface Looked {
  findings: ConformanceFinding[]
  cases: number
}

/** Notes what a case showed. */
type Tell = (what: Text, step: ConformanceStep, look?: Look) => void

/** Looks at one widget everywhere. */
export async function conformWidget(work: WidgetAtWork, full: boolean): Promise<Looked> {
  const looked: Looked = { findings: [], cases: 0 }
  const known = new Set<string>()
  const clean = new Set<string>()
  let lost = 0
  for (const round of conformanceRounds(work.widget, full)) {
    const size = `${round.size.width} × ${round.size.height}${round.mode === 'detail' ? ' (detail)' : ''}`
    const tell: Tell = (what, { state, looks }, look = looks[0]) => {
      // The same thing in another number, or of another element, is the same thing.
      const kind = what.en.replace(/^(axe .*?) \(<.*$/s, '$1').replace(/\d+/g, '#')
      if (known.has(kind) || look === undefined) return
      known.add(kind)
      looked.findings.push({ widget: work.widget.name, state, size, ...look, what })
    }
    let steps = round.steps
    while (steps.length > 0 && lost < mostLost) {
      const mounted = await mountAndLook(work, { ...round, steps }, { tell, clean })
      looked.cases += mounted.cases
      if (mounted.isHeld) return looked
      if (mounted.isLost) lost += 1
      steps = steps.slice(mounted.done)
    }
  }
  return looked
}

interface Mounted {
  /** Steps that were looked at, one at least. */
  done: number
  cases: number
  /** It did not come up, or went. */
  isLost: boolean
  /** Its page answers nobody any more. */
  isHeld: boolean
}

interface Seeing {
  tell: Tell
  /** What was drawn before in the same theme, and looked at. */
  clean: Set<string>
}

/** Mounts a widget once and leads it through states, until it is through or breaks. */
async function mountAndLook(work: WidgetAtWork, round: ConformanceRound, { tell, clean }: Seeing): Promise<Mounted> {
  const { page } = work
  const seen: Mounted = { done: 0, cases: 0, isLost: false, isHeld: false }
  let step = round.steps[0] as ConformanceStep
  const say = (what: Text, look?: Look): void => tell(what, step, look)
  try {
    const failed = await mount(work, round)
    if (failed !== undefined) say(words[failed])
    for (step of round.steps) {
      const messages = seen.done === 0 ? [] : stateMessages(work, step.state, seen.done + 1)
      const broke = await showStep(work, step, { messages, say, clean })
      seen.done += 1
      seen.cases += step.looks.length
      if (broke || failed !== undefined) return { ...seen, isLost: true }
    }
    for (const what of await leftovers(page)) say(what)
  } catch (thrown) {
    const isAway = /Cannot find context|navigated|Execution context was destroyed/.test(String(thrown))
    if (!isAway && !(thrown instanceof PageHeld)) throw thrown
    say(isAway ? words.away : words.held)
    for (const what of page.takeComplaints()) say(what)
    return { ...seen, done: seen.done + 1, isLost: true, isHeld: !isAway }
  }
  return seen
}

async function mount(work: WidgetAtWork, round: ConformanceRound): Promise<'start' | 'paint' | undefined> {
  const { page, shared, kit, module } = work
  await page.open(round.size)
  await call(page, 'warm', { modules: shared, css: kit.css, font: kit.font, mount: sdk })
  const failed = await call(page, 'begin', module, initMessage(work, round))
  await page.ask(axe)
  return failed as 'start' | 'paint' | undefined
}

interface Shown {
  messages: HostMessage[]
  say(what: Text, look?: Look): void
  clean: Set<string>
}

/** Shows one state in its looks; true when the widget is over. */
async function showStep(work: WidgetAtWork, step: ConformanceStep, { messages, say, clean }: Shown): Promise<boolean> {
  const { page } = work
  let isOver = false
  let rest = messages
  for (const look of step.looks) {
    const seen = await lookAt(work, [...rest, ...lookMessages(work, look)], step.state === 'empty')
    rest = []
    if (seen.right > 1) say(words.wide(seen.right), look)
    if (seen.down > 1) say(words.high(seen.down), look)
    for (const message of seen.said) {
      if (message.type !== 'error') continue
      say(words.fails(firstLine(message.message)), look)
      isOver ||= message.fatal
    }
    if (seen.isBlank && !isOver) say(words.blank, look)
    const picture = `${look.theme}\n${seen.drawn}`
    // What stands there letter by letter as before, in the same colours, was looked at then.
    if (!clean.has(picture)) for (const what of (await page.ask(askAxe)) as string[]) say(words.axe(what), look)
    clean.add(picture)
    for (const what of page.takeComplaints()) say(what, look)
    if (isOver) return true
  }
  return false
}

interface Seen {
  said: WidgetMessage[]
  right: number
  down: number
  isBlank: boolean
  drawn: string
}

/** Has a widget told something, its questions answered, and looks at what it drew. */
async function lookAt({ page, data }: WidgetAtWork, messages: HostMessage[], isEmpty: boolean): Promise<Seen> {
  const seen = (await call(page, 'look', { messages, isEmpty })) as Seen
  const asked = seen.said.filter((message) => message.type === 'query')
  if (asked.length === 0) return seen
  const answers = await Promise.all(asked.map((message) => data.answer(message)))
  const after = (await call(page, 'look', { messages: answers, isEmpty })) as Seen
  return { ...after, said: [...seen.said, ...after.said] }
}

/** Takes a widget off and gives what it leaves running. */
async function leftovers(page: ClosedPage): Promise<Text[]> {
  await call(page, 'send', [{ type: 'dispose' }])
  await wait(30)
  const before = await timersOf(page)
  await wait(120)
  const { intervals, timeouts, frames } = await timersOf(page)
  return [
    ...(intervals > 0 ? [words.intervals(intervals)] : []),
    ...(timeouts > 0 ? [words.timeouts(timeouts)] : []),
    ...(frames - before.frames > 3 ? [words.frames] : []),
    ...((await call(page, 'takeSaid')) as WidgetMessage[]).flatMap((message) =>
      message.type === 'error' ? [words.fails(firstLine(message.message))] : [],
    ),
    ...page.takeComplaints(),
  ]
}

async function timersOf(page: ClosedPage): Promise<{ intervals: number; timeouts: number; frames: number }> {
  return (await page.askWidget("globalThis[Symbol.for('wadah.left')]()")) as { intervals: number; timeouts: number; frames: number }
}

function call(page: ClosedPage, name: string, ...given: unknown[]): Promise<unknown> {
  return page.ask(`wadah.${name}(${given.map((value) => JSON.stringify(value)).join(', ')})`)
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}
