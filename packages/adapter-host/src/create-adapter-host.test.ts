import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CodedError } from '@wadah/errors'
import type { AdapterHost } from './adapter-host.ts'
import { adapterScript, recordedFeed, runOf } from './adapter-script.ts'
import { createAdapterHost } from './create-adapter-host.ts'

describe('an adapter host', () => {
  let host: AdapterHost
  beforeAll(() => {
    host = createAdapterHost({ workers: 2, log: () => undefined })
  })
  afterAll(() => host.close())

  it('runs a procedure and hands back its validated output, state, log and usage', async () => {
    const release = adapterScript(
      `async feed({ context, ask }) { await ask('log', { level: 'warn', message: 'two rows' }); await ask('state.set', { value: { after: 7 } }); return { now: context.now, kept: context.previous, told: context.state } }`,
    )
    const recorded = recordedFeed({
      type: 'object',
      properties: { now: { type: 'integer' }, kept: { type: 'string' }, told: { type: 'string' } },
      required: ['now', 'kept'],
      additionalProperties: false,
    })

    const run = await host.run(
      runOf(release, { recorded, context: { now: 1_000, config: {}, previous: 'last', state: 'memo', utcOffsetMinutes: 420 } }),
    )

    expect(run).toMatchObject({
      output: { now: 1_000, kept: 'last', told: 'memo' },
      state: { value: { after: 7 } },
      logs: [{ level: 'warn', message: 'two rows' }],
      usage: { calls: 1 },
    })
    expect(run.usage.cpuMs).toBeLessThan(200)
  })

  it('starts the clock of the sandbox at the moment of the context, in UTC', async () => {
    const release = adapterScript(
      `feed() { return new Date().toISOString().slice(0, 16) + ' ' + new Date(2020, 0, 1).getTimezoneOffset() }`,
    )

    const { output } = await host.run(runOf(release))

    expect(output).toBe('2026-11-24T07:00 0')
  })

  it('draws other random numbers in each run, also through a reference kept from loading', async () => {
    const release = adapterScript(`feed() { return String(kept()) }`, 'const kept = Math.random; for (let i = 0; i < 3; i += 1) kept()')

    const outputs = await Promise.all(Array.from({ length: 6 }, async () => (await host.run(runOf(release))).output))

    expect(new Set(outputs).size).toBe(6)
    for (const output of outputs) expect(Number(output)).toBeGreaterThanOrEqual(0)
    for (const output of outputs) expect(Number(output)).toBeLessThan(1)
  })

  it('evaluates a release once and begins every run from the same memory', async () => {
    const release = adapterScript(`feed() { counter += 1; return String(counter) }`, 'let counter = 0')

    const outputs = [await host.run(runOf(release)), await host.run(runOf(release)), await host.run(runOf(release))]

    expect(outputs.map(({ output }) => output)).toEqual(['1', '1', '1'])
  })

  it('lists the procedures of a release', async () => {
    const release = adapterScript(`harga() {}, antrean() {}`)

    expect(await host.procedures(release)).toEqual([
      { name: 'harga', kind: 'feed' },
      { name: 'antrean', kind: 'feed' },
    ])
  })

  it('refuses a script that does not speak the protocol', async () => {
    await expect(host.procedures({ hash: 'none', code: 'var x = 1' })).rejects.toMatchObject({
      code: 'adapter_threw',
      message: expect.stringContaining('__wadahAdapter'),
    })
    await expect(host.procedures({ hash: 'broken', code: 'const {' })).rejects.toMatchObject({
      code: 'adapter_threw',
      message: expect.stringContaining('SyntaxError'),
    })
  })

  it('passes granted capabilities on and hands a coded refusal of the host to the adapter', async () => {
    const release = adapterScript(`async feed({ ask }) {
      const answer = await ask('http.request', { connection: 'pasar', method: 'GET', path: '/harga', query: { hari: 'ini' } })
      try { await ask('files.latest', { intake: 'unggah' }) } catch (error) { return answer.body + ' ' + error.message }
    }`)

    const { output, usage } = await host.run(
      runOf(release, {
        capabilities: {
          http: async (request) => ({ status: 200, headers: {}, body: `${request.connection} ${request.path} ${request.query?.['hari']}` }),
        },
      }),
    )

    expect(output).toBe(
      'pasar /harga ini {"code":"capability_refused","message":"The plugin was not granted “files”.","details":{"capability":"files"}}',
    )
    expect(usage.calls).toBe(2)
  })

  it('never tells an adapter what failed inside the host', async () => {
    const release = adapterScript(
      `async feed({ ask }) { try { await ask('files.latest', { intake: 'unggah' }) } catch (error) { return error.message } }`,
    )

    const { output } = await host.run(
      runOf(release, {
        capabilities: {
          files: async () => {
            throw new RangeError('/var/lib/secret is gone')
          },
        },
      }),
    )

    expect(output).toBe('{"code":"internal","message":"The host failed.","details":{}}')
  })

  it('keeps the code a source’s failure has when the adapter lets it through', async () => {
    const release = adapterScript(`async feed({ ask }) {
      try { await ask('http.request', { connection: 'pasar', method: 'GET', path: '/' }) } catch (error) {
        const { code, message, details } = JSON.parse(error.message)
        throw Object.assign(new Error(message), { name: 'CodedError', code, details })
      }
    }`)

    const run = host.run(
      runOf(release, {
        capabilities: {
          http: async () => {
            throw new CodedError('source_timeout', 'The source took longer than 5 s.', { details: { connection: 'pasar' } })
          },
        },
      }),
    )

    await expect(run).rejects.toMatchObject({ name: 'CodedError', code: 'source_timeout', details: { connection: 'pasar' } })
  })

  it('does not let an adapter claim a code of the installation', async () => {
    const release = adapterScript(`feed() { throw Object.assign(new Error('x'), { name: 'CodedError', code: 'storage_unavailable' }) }`)

    await expect(host.run(runOf(release))).rejects.toMatchObject({ code: 'adapter_threw' })
  })

  it('names the path at which output or input leaves the contract', async () => {
    const release = adapterScript(`feed() { return { rows: [{ value: 1 }, { value: 'dua' }] } }`)
    const rows = {
      type: 'object' as const,
      properties: {
        rows: {
          type: 'array' as const,
          items: {
            type: 'object' as const,
            properties: { value: { type: 'number' as const } },
            required: ['value'],
            additionalProperties: false as const,
          },
        },
      },
      required: ['rows'],
      additionalProperties: false as const,
    }

    await expect(host.run(runOf(release, { recorded: recordedFeed(rows) }))).rejects.toMatchObject({
      code: 'output_mismatch',
      details: { path: 'rows[1].value' },
    })
    await expect(
      host.run(runOf(release, { recorded: { ...recordedFeed(rows), input: { type: 'integer' } }, input: 'x' })),
    ).rejects.toMatchObject({ code: 'input_mismatch' })
  })

  it('runs a hundred waiting adapters of many releases at the same time', async () => {
    const releases = Array.from({ length: 10 }, (_, at) =>
      adapterScript(`async feed({ ask }) { await ask('files.latest', { intake: 'a' }); return '${at}' }`),
    )
    const files = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 50))

    const runs = await Promise.all(
      Array.from({ length: 100 }, (_, at) => host.run(runOf(releases[at % 10] ?? adapterScript(''), { capabilities: { files } }))),
    )

    expect(runs).toHaveLength(100)
    expect(runs.filter(({ output }) => output === '3')).toHaveLength(10)
  })

  it('tells runs that are under way when it is closed', async () => {
    const closing = createAdapterHost({ workers: 1, log: () => undefined })
    const release = adapterScript(`async feed({ ask }) { await ask('files.latest', { intake: 'a' }) }`)

    const run = closing.run(runOf(release, { capabilities: { files: () => new Promise(() => undefined) } }))
    const outcome = run.catch((error: { code: string }) => error.code)
    await closing.close()

    expect(await outcome).toBe('adapter_crashed')
  })
})
