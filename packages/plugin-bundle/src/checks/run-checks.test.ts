import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { CheckName, CheckVerdict } from '@wadah/contracts/curation'
import { codeOf } from '../consent/compared-release.ts'
import { packRelease } from '../pack.ts'
import { generatePublishingKey } from '../publishing-key.ts'
import { sealRelease } from '../seal.ts'
import { temporaryPlugin, type TemporaryPlugin } from '../temporary-plugin.test-data.ts'
import { verifyRelease } from '../verify.ts'
import type { CheckContext, CheckedRelease, FixtureAnswers } from './check-context.ts'
import { indexOsv, readOsv } from './osv.ts'
import { runChecks } from './run-checks.ts'

const key = generatePublishingKey('dinkes')
const runs = JSON.stringify({ now: '2026-11-24T03:00:00Z', http: { sumber: { '/ambulans': 'ambulans.json' } } })
let adapterHost: AdapterHost
let plugin: TemporaryPlugin
let release: CheckedRelease

beforeAll(async () => {
  adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
  plugin = await temporaryPlugin()
  await plugin.write('fixtures/runs.json', runs)
  release = await verifyRelease(await sealRelease((await packRelease({ pluginDir: plugin.folder })).tarball, key), () => key)
}, 60_000)
afterAll(async () => {
  await adapterHost.close()
  await plugin[Symbol.asyncDispose]()
})

async function check(change: Partial<CheckContext> = {}, options = {}): Promise<Record<CheckName, CheckVerdict>> {
  const verdicts = await runChecks({ release, adapterHost, utcOffsetMinutes: 420, findKey: () => key, ...change }, options)
  return Object.fromEntries(verdicts.map((verdict) => [verdict.check, verdict])) as Record<CheckName, CheckVerdict>
}
const withFile = (path: string, text: string): CheckedRelease => ({
  ...release,
  files: new Map([...release.files, [path, Buffer.from(text)]]),
})
const outcomes = (verdicts: Record<CheckName, CheckVerdict>) =>
  Object.fromEntries(Object.entries(verdicts).map(([name, { outcome }]) => [name, outcome]))

describe('the checks of a release', () => {
  test('say of a sound first release what holds, what a person should read, and what was not run here', async () => {
    expect(outcomes(await check())).toEqual({
      manifest: 'passed',
      seal: 'passed',
      contract: 'passed',
      permissions: 'noted',
      budgets: 'passed',
      sandbox: 'passed',
      'personal-data': 'passed',
      packages: 'not-run',
      conformance: 'not-run',
    })
  })

  test('need no seal from an author who has not sealed yet', async () => {
    const { seal } = await check({ release: { ...release, seal: undefined } })

    expect(seal.outcome).toBe('not-run')
  })

  test('refuse a seal by a key that is revoked or another OPD’s', async () => {
    const { seal } = await check({ findKey: () => undefined })

    expect(seal).toMatchObject({ outcome: 'failed', findings: [{ text: { en: expect.stringContaining('it was revoked') } }] })
  })

  test('refuse a version number that hides a broken contract', async () => {
    const { manifest, contract, files } = release
    const [name, procedure] = Object.entries(contract.procedures)[0] ?? []
    if (name === undefined || procedure === undefined) throw new Error('The fixture has no procedure.')
    const running = {
      manifest: { ...manifest, version: '0.9.0' },
      contract: {
        ...contract,
        procedures: { ...contract.procedures, [name]: { ...procedure, meta: { ...procedure.meta, classification: 'internal' as const } } },
      },
      code: codeOf(files),
    }
    const after = { ...release, manifest: { ...manifest, version: '0.9.1' } }

    expect((await check({ running, release: after })).contract).toMatchObject({
      outcome: 'failed',
      findings: [{ where: `${name}.classification` }, {}],
    })
  })

  test('name file and line of personal data, masked', async () => {
    const { 'personal-data': personal } = await check({ release: withFile('fixtures/pasien.csv', 'no;nik\n1;3278015204900001\n') })

    expect(personal).toMatchObject({ outcome: 'failed', findings: [{ where: 'fixtures/pasien.csv:2' }] })
    expect(JSON.stringify(personal)).not.toContain('3278015204900001')
  })

  test('say which feed fails on its fixtures and why', async () => {
    const { sandbox } = await check({ release: withFile('fixtures/ambulans.json', '<html>') })

    expect(sandbox).toMatchObject({ outcome: 'failed', findings: [{ where: 'siaga' }] })
  })

  test('teach how fixtures are named when a release does not say', async () => {
    const files = new Map([...release.files].filter(([path]) => path !== 'fixtures/runs.json'))

    expect((await check({ release: { ...release, files } })).sandbox).toMatchObject({
      outcome: 'noted',
      findings: [{ where: 'fixtures/runs.json' }],
    })
  })

  test('find a known vulnerability of a bundled package in what the operator imported', async () => {
    const bundled = JSON.parse(release.files.get('sbom.cdx.json')?.toString('utf8') ?? '{}') as {
      components: { name: string; version: string }[]
    }
    const [component] = bundled.components
    if (component === undefined) throw new Error('The fixture bundles nothing.')
    const entry = (events: object[]) =>
      JSON.stringify([
        {
          id: 'GHSA-uji',
          summary: 'Bocor',
          modified: '2026-11-01T00:00:00Z',
          affected: [{ package: { ecosystem: 'npm', name: component.name }, ranges: [{ type: 'SEMVER', events }] }],
        },
      ])
    const against = async (text: string) => (await check({ osv: indexOsv(readOsv(text)) })).packages

    expect(await against(entry([{ introduced: '0' }]))).toMatchObject({
      outcome: 'failed',
      findings: [{ where: `${component.name} ${component.version}` }],
    })
    expect(await against(entry([{ introduced: '0' }, { fixed: '0.0.1' }]))).toMatchObject({ outcome: 'passed' })
  })

  test('hand a renderer what the sandbox gave on the fixtures, run once, and answer its queries', async () => {
    const ran: string[] = []
    const counting: AdapterHost = { ...adapterHost, run: (job) => (ran.push(job.procedure), adapterHost.run(job)) }
    const given: FixtureAnswers[] = []
    const passed: CheckVerdict = { check: 'conformance', outcome: 'passed', summary: { id: 'Utuh.', en: 'Whole.' }, findings: [] }
    const { sandbox, conformance } = await check({
      adapterHost: counting,
      renderer: { conform: async (_release, fixtures) => (given.push(fixtures), passed) },
    })

    const [fixtures] = given
    const feeds = fixtures?.runs?.runs.map(({ feed }) => feed)
    expect([sandbox.outcome, conformance]).toEqual(['passed', passed])
    expect(ran).toEqual(feeds)
    expect(fixtures?.runs).toMatchObject({ now: Date.parse('2026-11-24T03:00:00Z'), runs: [{ output: expect.anything() }] })
    await expect(fixtures?.query('tidak-ada', {})).rejects.toMatchObject({ code: 'not_found' })
  })

  test('leave a renderer that never answers after its time, as failed', async () => {
    const { conformance } = await check({ renderer: { conform: () => new Promise(() => undefined) } }, { patienceMs: 2_000 })

    expect(conformance.outcome).toBe('failed')
  })
})
