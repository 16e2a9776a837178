import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AdapterHost, RunAdapterOptions } from './adapter-host.ts'
import { adapterScript, recordedFeed, runOf } from './adapter-script.ts'
import { createAdapterHost } from './create-adapter-host.ts'

interface Attack {
  title: string
  feed: string
  before?: string
  /** Code of the error, or the output that shows the attack reached nothing. */
  ends: { code: string; message?: string } | { output: string }
  more?: Partial<RunAdapterOptions>
}

const attacks: Attack[] = [
  { title: 'loops for ever', feed: 'feed() { for (;;); }', ends: { code: 'adapter_cpu' } },
  { title: 'loops for ever after an await', feed: 'async feed() { await 1; for (;;); }', ends: { code: 'adapter_cpu' } },
  {
    title: 'loops for ever after a host call',
    feed: `async feed({ ask }) { await ask('log', { level: 'info', message: 'x' }); for (;;); }`,
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'loops for ever while catching its interruption',
    feed: 'feed() { for (;;) try { for (;;); } catch {} }',
    ends: { code: 'adapter_cpu' },
  },
  { title: 'loops for ever while it loads', feed: 'feed() {}', before: 'for (;;);', ends: { code: 'adapter_cpu' } },
  {
    title: 'loops in native code that no interrupt reaches',
    feed: `feed() { return new Array(4294967295).join('') }`,
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'floods the microtask queue',
    feed: 'feed() { (function again() { Promise.resolve().then(again) })(); return new Promise(() => {}) }',
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'runs a regular expression that backtracks for ever',
    feed: `feed() { return String(/^(a+)+$/.test('a'.repeat(60) + 'b')) }`,
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'hands back a thenable whose getter loops',
    feed: 'feed() { return { get then() { for (;;); } } }',
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'throws an error whose message is a loop',
    feed: 'feed() { throw { get message() { for (;;); } } }',
    ends: { code: 'adapter_cpu' },
  },
  {
    title: 'fills its memory with arrays',
    feed: 'feed() { const all = []; for (;;) all.push(new Array(1000).fill(1)) }',
    ends: { code: 'adapter_memory' },
  },
  {
    title: 'fills its memory with strings',
    feed: `feed() { const all = []; for (let i = 0; ; i += 1) all.push('x'.repeat(1e6) + i) }`,
    ends: { code: 'adapter_memory' },
  },
  {
    title: 'fills its memory with typed arrays',
    feed: 'feed() { const all = []; for (;;) all.push(new Uint8Array(1e6)) }',
    ends: { code: 'adapter_memory' },
  },
  {
    title: 'fills its memory while it loads',
    feed: 'feed() {}',
    before: 'const all = []; for (;;) all.push(new Uint8Array(1e6))',
    ends: { code: 'adapter_memory' },
  },
  { title: 'answers with thirty megabytes', feed: `feed() { return 'x'.repeat(3e7) }`, ends: { code: 'adapter_memory' } },
  { title: 'answers with five megabytes', feed: `feed() { return 'x'.repeat(5e6) }`, ends: { code: 'adapter_output' } },
  {
    title: 'recurses without end',
    feed: 'feed() { return (function down() { return down() + 1 })() }',
    ends: { code: 'adapter_threw', message: 'RangeError: Maximum call stack size exceeded' },
  },
  {
    title: 'parses JSON nested a million deep',
    feed: `feed() { return JSON.parse('['.repeat(1e6)) }`,
    ends: { code: 'adapter_threw', message: 'RangeError' },
  },
  {
    title: 'waits for a promise that nothing settles',
    feed: 'feed() { return new Promise(() => {}) }',
    ends: { code: 'adapter_time', message: 'nothing will ever settle' },
  },
  {
    title: 'waits for a source longer than a run may take',
    feed: `async feed({ ask }) { return ask('files.latest', { intake: 'a' }) }`,
    ends: { code: 'adapter_time', message: 'longer than 600 ms' },
    more: { limits: { wallMs: 600 }, capabilities: { files: () => new Promise(() => undefined) } },
  },
  {
    title: 'floods the host with calls',
    feed: `async feed({ host }) { for (let i = 0; i < 1e5; i += 1) host('files.latest', '{"intake":"a"}').catch(() => {}); }`,
    ends: { code: 'adapter_calls' },
  },
  {
    title: 'floods the host with log lines',
    feed: `async feed({ host }) { for (let i = 0; i < 1e5; i += 1) host('log', '{"level":"info","message":"x"}'); }`,
    ends: { code: 'adapter_calls' },
  },
  { title: 'throws null', feed: 'feed() { throw null }', ends: { code: 'adapter_threw', message: 'null' } },
  { title: 'throws a proxy that throws', feed: 'feed() { throw new Proxy({}, { get() { throw 1 } }) }', ends: { code: 'adapter_threw' } },
  {
    title: 'answers with a circle',
    feed: 'feed() { const a = {}; a.a = a; return a }',
    ends: { code: 'adapter_threw', message: 'circular' },
  },
  {
    title: 'answers with an own key __proto__',
    feed: `feed() { return JSON.parse('{"__proto__":{"admin":true}}') }`,
    ends: { code: 'output_mismatch' },
    more: {
      recorded: recordedFeed({ type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: 'boolean' } } }),
    },
  },
  {
    title: 'pollutes Object.prototype',
    feed: `feed() { Object.prototype.code = 'internal'; Object.prototype.toJSON = () => ({ ok: true }); return 'done' }`,
    ends: { output: 'done' },
  },
  {
    title: 'replaces JSON and Promise while it loads',
    feed: `async feed() { return 'x' }`,
    before: `JSON.stringify = () => '"forged"'; globalThis.Promise = class { then() {} }`,
    ends: { output: 'forged' },
  },
  {
    title: 'replaces Promise.prototype.then',
    feed: `async feed({ ask }) { Promise.prototype.then = () => { throw new Error('mine') }; await ask('state.set', { value: 1 }); return 'held' }`,
    ends: { output: 'held' },
  },
  {
    title: 'looks for a way out through globals',
    feed: `feed() { return ['process', 'require', 'fetch', 'XMLHttpRequest', 'WebSocket', 'WebAssembly', 'Worker', 'setTimeout', 'setInterval', 'Deno', 'std', 'os', 'console', '__wadahHost'].filter((name) => name in globalThis).join() }`,
    ends: { output: '' },
  },
  {
    title: 'looks for a way out through constructors',
    feed: `feed({ host }) { return String(host.constructor('return typeof process + typeof require')()) + typeof Function('return this')().process }`,
    ends: { output: 'undefinedundefinedundefined' },
  },
  {
    title: 'imports a module',
    feed: `async feed() { return Object.keys(await import('node:fs')).join() }`,
    ends: { code: 'adapter_threw' },
  },
  { title: 'reads a file', feed: `async feed() { return (await import('/etc/passwd')).default }`, ends: { code: 'adapter_threw' } },
  {
    title: 'uses http without a grant',
    feed: `async feed({ ask }) { return ask('http.request', { connection: 'pasar', method: 'GET', path: '/' }) }`,
    ends: { code: 'adapter_threw', message: 'capability_refused' },
  },
  {
    title: 'reads files without a grant',
    feed: `async feed({ ask }) { return ask('files.latest', { intake: 'unggah' }) }`,
    ends: { code: 'adapter_threw', message: 'capability_refused' },
  },
  {
    title: 'reads other plugins without a grant',
    feed: `async feed({ ask }) { return ask('platform.feeds', {}) }`,
    ends: { code: 'adapter_threw', message: 'capability_refused' },
  },
  {
    title: 'invents an operation',
    feed: `async feed({ ask }) { return ask('constructor', {}) }`,
    ends: { code: 'adapter_threw', message: 'capability_refused' },
  },
  {
    title: 'speaks nonsense to the host',
    feed: `async feed({ host }) { try { await host('http.request', '{') } catch (a) { try { await host(1, {}) } catch (b) { return JSON.parse(a.message).code + JSON.parse(b.message).code } } }`,
    ends: { output: 'invalid_inputinvalid_input' },
  },
  {
    title: 'keeps more state than a feed may',
    feed: `async feed({ ask }) { return ask('state.set', { value: 'x'.repeat(70000) }) }`,
    ends: { code: 'adapter_threw', message: 'too_large' },
  },
  {
    title: 'asks with two megabytes',
    feed: `async feed({ ask }) { return ask('state.set', { value: 'x'.repeat(2e6) }) }`,
    ends: { code: 'adapter_threw', message: 'too_large' },
  },
  {
    title: 'names itself a host error',
    feed: `feed() { throw Object.assign(new Error('x'), { code: 'internal', details: { __proto__: null, a: 1 } }) }`,
    ends: { code: 'adapter_threw' },
  },
]

describe('a hostile adapter', () => {
  let host: AdapterHost
  const neighbour = adapterScript(`async feed({ ask }) { await ask('files.latest', { intake: 'a' }); return 'on time' }`)
  const answerSoon = { files: () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20)) }
  const runNeighbour = async (): Promise<number> => {
    const startedAt = performance.now()
    const { output } = await host.run(runOf(neighbour, { capabilities: answerSoon }))
    expect(output).toBe('on time')
    return performance.now() - startedAt
  }
  beforeAll(async () => {
    host = createAdapterHost({ workers: 2, log: () => undefined })
    await runNeighbour()
  })
  afterAll(() => host.close())

  for (const { title, feed, before, ends, more } of attacks)
    it(`that ${title} ends clearly while a neighbour stays on time`, async () => {
      const attack = host.run(runOf(adapterScript(feed, before), more)).then(
        ({ output }) => ({ output }),
        (error: { name: string; code: string; message: string }) => ({ name: error.name, code: error.code, message: error.message }),
      )
      const delays = await Promise.all([runNeighbour(), runNeighbour(), runNeighbour()])
      const outcome = await attack

      expect(Math.max(...delays)).toBeLessThan(1_000)
      const { message, ...rest } = { message: '', ...outcome }
      expect(rest).toEqual('output' in ends ? ends : { name: 'CodedError', code: ends.code })
      expect(message).toContain('output' in ends ? '' : (ends.message ?? ''))
      expect(({} as Record<string, unknown>)['code']).toBeUndefined()
    })

  it('that holds every thread at once delays no neighbour by more than a second', async () => {
    const loops = Array.from({ length: 3 }, (_, at) => adapterScript(`feed() { new Array(4294967295 - ${at}).join('') }`))
    const attackers = loops.map((release) => host.run(runOf(release)).catch((error: { code: string }) => error.code))

    const delays = await Promise.all(Array.from({ length: 8 }, runNeighbour))
    const codes = await Promise.all(attackers)

    expect(Math.max(...delays)).toBeLessThan(1_000)
    expect(codes).toEqual(['adapter_cpu', 'adapter_cpu', 'adapter_cpu'])
  })

  it('that was run often leaves the host as fast as before', async () => {
    const delays: number[] = []
    for (let at = 0; at < 20; at += 1) delays.push(await runNeighbour())

    expect(delays.toSorted((a, b) => a - b)[10]).toBeLessThan(200)
  })
})
