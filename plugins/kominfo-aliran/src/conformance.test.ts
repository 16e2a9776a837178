// @vitest-environment jsdom
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { judgeHealth } from './health.ts'
import { archiveFacts, liveFacts, now, pluginDir } from './testing/feed-facts.ts'
import kesehatan from './widgets/kesehatan.tsx'

test('kesehatan keeps what every host relies on', async () => {
  const feeds = [liveFacts('bapenda.pad/pad', 10), liveFacts('dpmptsp.antrean/antrean', 90), archiveFacts('disdukcapil.penduduk/penduduk')]
  const answer = () => ({ points: [80, 100].map((percent, at) => ({ at: new Date(now + at * 300_000).toISOString(), percent })) })
  const data = { kesehatan: judgeHealth(feeds, new Date(now)) }

  expect(await conformance({ pluginDir, widget: 'kesehatan', definition: kesehatan, data, answer })).toEqual([])
})
