// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HostMessage, WidgetMessage } from '@wadah/contracts/port'
import { openWidgetSession, type SessionHandlers, type SessionState, type WidgetInit } from './widget-session.ts'

/** Two ends of a channel that deliver at once, so a story needs no waiting. */
function channel() {
  const end = () => ({ listeners: [] as ((event: { data: unknown }) => void)[], closed: false })
  const [host, widget] = [end(), end()]
  const port = (own: ReturnType<typeof end>, other: ReturnType<typeof end>) =>
    ({
      postMessage: (data: unknown) => !own.closed && other.listeners.forEach((listener) => listener({ data: structuredClone(data) })),
      addEventListener: (_type: string, listener: (event: { data: unknown }) => void) => own.listeners.push(listener),
      start: () => undefined,
      close: () => (own.closed = true),
    }) as unknown as MessagePort
  return { host: port(host, widget), widget: port(widget, host) }
}

const init: WidgetInit = {
  theme: 'gelap',
  locale: 'id',
  size: { width: 300, height: 200, class: 'medium', density: 'desk', unit: 1 },
  filter: {},
  mode: 'board',
  settings: {},
  visible: true,
  dataSaver: false,
  reducedMotion: true,
  feeds: [],
  areas: [],
  texts: {},
  clockOffset: 0,
}

function open(handlers: Partial<SessionHandlers> = {}) {
  const states: SessionState[] = []
  const told: HostMessage[] = []
  const { host, widget } = channel()
  widget.addEventListener('message', (event: MessageEvent) => told.push(event.data as HostMessage))
  const session = openWidgetSession(host, init, { onState: (state) => states.push(state), query: async () => 42, ...handlers })
  const say = (message: WidgetMessage | Record<string, unknown>) => widget.postMessage(message)
  return { session, states, told, say }
}

describe('the host’s end of the port', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('greets a widget that is ready, and tells it then what changed meanwhile', () => {
    const { session, told, say } = open()
    session.update({ type: 'theme', theme: 'terang' })

    say({ type: 'ready', protocol: 1 })

    expect(told.map((message) => message.type)).toEqual(['init', 'theme'])
  })

  test('calls a widget live once it has painted', () => {
    const { states, say } = open()
    say({ type: 'ready', protocol: 1 })
    say({ type: 'painted' })

    expect(states).toEqual([{ kind: 'live' }])
  })

  test('stops a widget that never starts, and one that starts and never paints', () => {
    const silent = open()
    vi.advanceTimersByTime(20_000)
    expect(silent.states).toMatchObject([{ kind: 'crashed', code: 'widget_timeout' }])

    const blank = open()
    blank.say({ type: 'ready', protocol: 1 })
    vi.advanceTimersByTime(20_000)
    expect(blank.states).toMatchObject([{ kind: 'crashed', code: 'widget_timeout' }])
  })

  test('stops a widget that floods it', () => {
    const { states, say } = open()
    say({ type: 'ready', protocol: 1 })
    for (let count = 0; count < 200; count += 1) say({ type: 'openDetail' })

    expect(states.at(-1)).toMatchObject({ kind: 'crashed' })
  })

  test('believes nothing that is not in the protocol', () => {
    const complaints: string[] = []
    const opened: unknown[] = []
    const { states, say } = open({ onComplaint: (message) => complaints.push(message), onOpenDetail: () => opened.push(1) })
    say({ type: 'ready', protocol: 1 })
    say({ type: 'openDetail', extra: 'x' })
    say({ type: 'becomeCurator' })

    expect(complaints).toEqual(['The widget said something that is not in the port protocol.'])
    expect(opened).toEqual([])
    expect(states).toEqual([])
  })

  test('opens nothing and selects nothing for a widget nobody touched, and tells it once', () => {
    const [acts, complaints]: [unknown[], string[]] = [[], []]
    const act = { onOpenDetail: () => acts.push('detail'), onAreaSelected: (code?: string) => acts.push(code) }
    let isTouched = false
    const { say } = open({ ...act, isTouched: () => isTouched, onComplaint: (message) => complaints.push(message) })
    say({ type: 'ready', protocol: 1 })
    for (let count = 0; count < 3; count += 1) say({ type: 'openDetail' })
    say({ type: 'areaSelected', code: '32.78.05' })
    vi.advanceTimersByTime(250)
    expect(acts).toEqual([])

    say({ type: 'areaSelected', code: '32.78.05' })
    isTouched = true
    vi.advanceTimersByTime(250)

    expect(acts).toEqual(['32.78.05'])
    expect(complaints).toEqual([
      'Refused: openDetail without anybody having touched the widget.',
      'Refused: areaSelected without anybody having touched the widget.',
    ])
  })

  test('takes one picture for each time it asked, and none besides', () => {
    const pictures: unknown[] = []
    const { session, say } = open({ onPicture: (picture) => pictures.push(picture.svg) })
    say({ type: 'ready', protocol: 1 })
    const picture = (svg: string) => say({ type: 'picture', svg, width: 1, height: 1 })
    picture('a lie')
    session.takePicture()
    picture('asked')
    picture('another')

    expect(pictures).toEqual(['asked'])
  })

  test('lets a widget ask few things at a time', () => {
    const asked: unknown[] = []
    const { told, say } = open({ query: (_procedure, input) => new Promise(() => asked.push(input)) })
    say({ type: 'ready', protocol: 1 })
    for (let call = 0; call < 40; call += 1) say({ type: 'query', call, procedure: 'gerai', input: call })

    expect(asked).toHaveLength(8)
    expect(told.filter((message) => message.type === 'queryResult' && message.code === 'rate_limited')).toHaveLength(32)
  })

  test('tells no more complaints than can be read', () => {
    const complaints: string[] = []
    const { say } = open({ onComplaint: (message) => complaints.push(message) })
    say({ type: 'ready', protocol: 1 })
    for (let count = 0; count < 100; count += 1) say({ type: 'error', message: `complaint ${count}`, fatal: false })

    expect(complaints).toHaveLength(60)
  })

  test('answers a query, and refuses one with the code alone', async () => {
    vi.useRealTimers()
    const { told, say } = open({
      query: async (procedure) =>
        procedure === 'good' ? 42 : Promise.reject(Object.assign(new Error('secret words'), { code: 'forbidden' })),
    })
    say({ type: 'ready', protocol: 1 })
    say({ type: 'query', call: 1, procedure: 'good', input: null })
    say({ type: 'query', call: 2, procedure: 'bad', input: null })

    await expect
      .poll(() => told.filter((message) => message.type === 'queryResult'))
      .toEqual([
        { type: 'queryResult', call: 1, ok: true, value: 42 },
        { type: 'queryResult', call: 2, ok: false, code: 'forbidden' },
      ])
  })

  test('keeps a fatal error to the widget and its words for the OPD', () => {
    const { states, say } = open()
    say({ type: 'ready', protocol: 1 })
    say({ type: 'error', message: 'x is undefined', stack: 'at view.tsx:3', fatal: true })

    expect(states).toEqual([{ kind: 'crashed', code: 'widget_threw', message: 'x is undefined', stack: 'at view.tsx:3' }])
  })

  test('takes nothing for painted before it is ready, and says live once', () => {
    const { states, say } = open()
    say({ type: 'painted' })
    expect(states).toEqual([])

    say({ type: 'ready', protocol: 1 })
    say({ type: 'painted' })
    say({ type: 'painted' })
    expect(states).toEqual([{ kind: 'live' }])
  })

  test('keeps the first reason why a widget cannot be had, however long it waits after', () => {
    const { session, states } = open()
    session.fail('integrity_mismatch', 'It is not the file that was sealed.')
    vi.advanceTimersByTime(60_000)

    expect(states).toEqual([{ kind: 'crashed', code: 'integrity_mismatch', message: 'It is not the file that was sealed.' }])
  })

  test('hands over table and sentence, and waits no longer than it must', async () => {
    const { session, told, say } = open()
    say({ type: 'ready', protocol: 1 })
    const table = { columns: [{ key: 'n', title: 'Orang', numeric: true }], rows: [{ n: '7' }] }
    const described = session.describe()
    say({ type: 'described', call: (told.at(-1) as { call: number }).call, summary: 'Tujuh orang.', table })
    await expect(described).resolves.toEqual({ summary: 'Tujuh orang.', table })

    const silent = session.describe()
    vi.advanceTimersByTime(5_000)
    await expect(silent).rejects.toMatchObject({ code: 'widget_timeout' })

    const interrupted = session.describe()
    say({ type: 'error', message: 'x is undefined', fatal: true })
    await expect(interrupted).rejects.toMatchObject({ code: 'widget_threw' })
    await expect(session.describe()).rejects.toMatchObject({ code: 'widget_threw' })
  })

  test('leaves no timer behind when it is disposed', async () => {
    const { session, say } = open()
    say({ type: 'ready', protocol: 1 })
    const interrupted = session.describe()
    session.dispose()
    vi.advanceTimersByTime(0)

    await expect(interrupted).rejects.toMatchObject({ message: 'The widget was taken out.' })
    expect(vi.getTimerCount()).toBe(0)
  })
})
