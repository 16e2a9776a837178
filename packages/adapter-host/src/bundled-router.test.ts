import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { AdapterHost, AdapterRelease } from './adapter-host.ts'
import { recordedFeed, runOf } from './adapter-script.ts'
import type { FixtureProcedure } from './fixtures/router-adapter.ts'
import { createAdapterHost } from './create-adapter-host.ts'

const output: DialectSchema = {
  type: 'object',
  properties: {
    at: { type: 'string', format: 'date-time' },
    rows: {
      type: 'array',
      items: { type: 'object', properties: { price: { type: 'number' } }, required: ['price'], additionalProperties: false },
    },
  },
  required: ['at', 'rows'],
  additionalProperties: false,
}

async function bundle(entry: string): Promise<AdapterRelease> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      sourcemap: 'hidden',
      rolldownOptions: { input: join(import.meta.dirname, entry), output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [chunk] = ((Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput).output
  if (chunk.type !== 'chunk') throw new TypeError('no script came out')
  return { hash: createHash('sha256').update(chunk.code).digest('hex'), code: chunk.code, sourceMap: JSON.stringify(chunk.map) }
}

describe('a bundled tRPC router', () => {
  let host: AdapterHost
  let release: AdapterRelease
  const market = (body: string) => ({ http: async () => ({ status: 200, headers: {}, body }) })
  const run = (body: string) =>
    host.run(runOf(release, { procedure: 'prices', recorded: recordedFeed(output), capabilities: market(body) }))
  beforeAll(async () => {
    host = createAdapterHost({ workers: 1, log: () => undefined })
    release = await bundle('fixtures/router-adapter.ts')
  }, 60_000)
  afterAll(() => host.close())

  it('runs unmodified, from one evaluation, in a few milliseconds each', async () => {
    expect(await host.procedures(release)).toEqual([
      { name: 'prices', kind: 'feed' },
      { name: 'search', kind: 'query' },
    ] satisfies { name: FixtureProcedure; kind: string }[])
    expect((await run('{"rows":[{"price":12000}]}')).output).toEqual({ at: '2026-11-24T07:00:00.000Z', rows: [{ price: 12_000 }] })

    const took: number[] = []
    for (let at = 0; at < 30; at += 1) took.push((await run('{"rows":[]}')).usage.wallMs)
    expect(took.toSorted((a, b) => a - b)[15]).toBeLessThan(100)
  })

  it('names the author’s own line of what goes wrong inside it, through minifying, tRPC and an error class of its own', async () => {
    const fixture = readFileSync(join(import.meta.dirname, 'fixtures/router-adapter.ts'), 'utf8').split('\n')
    const at = `fixtures/router-adapter.ts:${fixture.findIndex((line) => line.includes('throw new PriceError')) + 1}:`

    await expect(run('{"rows":[{}]}')).rejects.toMatchObject({
      code: 'source_shape',
      message: expect.stringContaining(`the price is no number (${at}`),
      details: { at: expect.stringContaining(at) },
    })
  })

  it('keeps an input the contract takes but the router does not from becoming anything but an error', async () => {
    const recorded = {
      ...recordedFeed(output),
      input: {
        type: 'object' as const,
        properties: { word: { type: 'string' as const } },
        required: ['word'],
        additionalProperties: false as const,
      },
    }

    expect((await host.run(runOf(release, { procedure: 'search', recorded, input: { word: ' beras ' } }))).output).toMatchObject({
      rows: [{ price: 5 }],
    })
    await expect(host.run(runOf(release, { procedure: 'search', recorded, input: { word: 'a' } }))).rejects.toMatchObject({
      code: 'adapter_threw',
    })
  })
})
