import * as z from 'zod'
import { afterEach, describe, expect, test } from 'vitest'
import type { AdapterContext } from './adapter-context.ts'
import { initAdapter } from './init-adapter.ts'
import { serveAdapter } from './runtime.ts'

interface Globals {
  __wadahHost?: (op: string, json: string) => Promise<string>
  __wadahAdapter?: { procedures(): string; call(name: string, input: string, context: string): Promise<string> }
}
const globals = globalThis as Globals
const { router, procedure } = initAdapter()
const context = JSON.stringify({ now: Date.UTC(2026, 10, 24, 3), config: { kota: 'Tasikmalaya' }, utcOffsetMinutes: 420 })

afterEach(() => {
  delete globals.__wadahHost
  delete globals.__wadahAdapter
})

/** Serves one procedure and runs it, with a host that answers as told. */
async function run(body: (ctx: AdapterContext) => unknown, host: (op: string, request: never) => unknown = () => null) {
  const asked: { op: string; request: unknown }[] = []
  globals.__wadahHost = async (op, json) => {
    const request = JSON.parse(json) as never
    asked.push({ op, request })
    return JSON.stringify(await host(op, request))
  }
  serveAdapter(router({ antre: procedure.output(z.object({ never: z.string() })).query(async ({ ctx }) => (await body(ctx)) as never) }))
  const output = JSON.parse((await globals.__wadahAdapter?.call('antre', 'null', context)) ?? '') as unknown
  return { output, asked }
}
const refusing = (message: string) => () => Promise.reject(new Error(message))
const failing = async (running: Promise<unknown>) => {
  const thrown = await running.then(
    () => undefined,
    (error: { cause?: unknown }) => error,
  )
  return thrown?.cause ?? thrown
}

describe('an adapter that is served', () => {
  test('takes the host’s door away, so that no later code finds it', async () => {
    await run(() => 1)

    expect('__wadahHost' in globals).toBe(false)
  })

  test('lists its procedures with their kinds', async () => {
    globals.__wadahHost = async () => 'null'
    const meta = { kind: 'query', title: { id: 'a', en: 'a' }, classification: 'public' } as const
    serveAdapter(router({ loket: procedure.meta(meta).query(() => 1) }))

    expect(JSON.parse(globals.__wadahAdapter?.procedures() ?? '')).toEqual([{ name: 'loket', kind: 'query' }])
  })

  test('leaves its output to the host’s check, however it looks', async () => {
    expect((await run(() => ({ other: 1 }))).output).toEqual({ other: 1 })
  })

  test('does not answer to a name it only inherits', async () => {
    await run(() => 1)

    await expect(globals.__wadahAdapter?.call('constructor', 'null', context)).rejects.toThrow('no procedure “constructor”')
  })
})

describe('the context of a run', () => {
  test('is what the host handed over', async () => {
    const { output } = await run((ctx) => [ctx.clock.now().toISOString(), ctx.config(), ctx.previous() ?? 'none', ctx.backfill ?? 'none'])

    expect(output).toEqual(['2026-11-24T03:00:00.000Z', { kota: 'Tasikmalaya' }, 'none', 'none'])
  })

  test('asks for what it needs through the door, numbers of a query as texts', async () => {
    const { asked } = await run(
      async (ctx) => {
        await ctx.http.get('loket', '/a', { query: { skip: 20 } })
        await ctx.http.post('loket', '/b', { body: '{}', headers: { accept: 'text/csv' } })
        await ctx.state.set({ seen: 3 })
        await ctx.log.warn('slow')
        return null
      },
      (op) => (op === 'http.request' ? { status: 200, headers: {}, body: '' } : null),
    )

    expect(asked).toEqual([
      { op: 'http.request', request: { method: 'GET', connection: 'loket', path: '/a', query: { skip: '20' } } },
      { op: 'http.request', request: { method: 'POST', connection: 'loket', path: '/b', body: '{}', headers: { accept: 'text/csv' } } },
      { op: 'state.set', request: { value: { seen: 3 } } },
      { op: 'log', request: { level: 'warn', message: 'slow' } },
    ])
  })

  test('has no deposit where the host knows none', async () => {
    expect((await run(async (ctx) => [(await ctx.files.latest('unggah')) ?? 'none'])).output).toEqual(['none'])
  })

  test('says that a page in HTML is no JSON, also when it came with status 200', async () => {
    const page = () => ({ status: 200, headers: {}, body: '<!doctype html>Sedang dipelihara' })

    expect(await failing(run(async (ctx) => (await ctx.http.get('loket', '/a')).json(), page))).toMatchObject({
      code: 'source_not_json',
      details: { connection: 'loket', path: '/a', status: 200, html: true },
    })
  })

  test('refuses a bad status unless the adapter wants to see it', async () => {
    const gone = () => ({ status: 404, headers: {}, body: 'gone' })

    expect(await failing(run((ctx) => ctx.http.get('loket', '/a'), gone))).toMatchObject({
      code: 'source_status',
      details: { status: 404 },
    })
    expect((await run(async (ctx) => (await ctx.http.get('loket', '/a', { allowStatus: true })).text(), gone)).output).toBe('gone')
  })

  test('keeps the code with which the host refuses', async () => {
    const refused = refusing(JSON.stringify({ code: 'capability_refused', message: 'No platform.', details: { capability: 'platform' } }))

    expect(await failing(run((ctx) => ctx.platform.feeds(), refused))).toMatchObject({
      name: 'CodedError',
      code: 'capability_refused',
      message: 'No platform.',
      details: { capability: 'platform' },
    })
  })
})
