import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runAdapter } from './run-adapter.ts'

const pluginDir = join(import.meta.dirname, '..', '..', '..', '..', 'tooling', 'e2e', 'story-plugin')
const run = { pluginDir, procedure: 'antre', now: '2026-11-24T03:00:00Z' }

test('an adapter runs in the sandbox on what the fixtures answer', async () => {
  const { output } = await runAdapter({
    ...run,
    http: { loket: { '/antrean': JSON.stringify({ menunggu: '7', waktu: '2026-11-24T02:59:58Z' }) } },
  })

  expect(output).toEqual({ count: 7, observedAt: '2026-11-24T02:59:58Z' })
})

test('an output outside the recorded contract is refused as the host would', async () => {
  const http = { loket: () => JSON.stringify({ menunggu: '-1', waktu: '2026-11-24T02:59:58Z' }) }

  await expect(runAdapter({ ...run, http })).rejects.toMatchObject({ code: 'output_mismatch' })
})

test('an HTML page with status 200 is no JSON', async () => {
  await expect(runAdapter({ ...run, http: { loket: { '/antrean': '<html></html>' } } })).rejects.toMatchObject({ code: 'source_not_json' })
})

test('a path without a fixture is a source that does not answer', async () => {
  await expect(runAdapter({ ...run, http: { loket: {} } })).rejects.toMatchObject({ code: 'source_unreachable' })
})

test('a capability that no fixture grants is refused', async () => {
  await expect(runAdapter(run)).rejects.toMatchObject({ code: 'capability_refused' })
})
