import { expect, test, vi } from 'vitest'
import { runAdapter, widgetView } from '@wadah/plugin-sdk/testing'
import type { Adapter } from './adapter.ts'
import type { Health } from './health.ts'
import { groupByOpd } from './opd-rows.ts'
import { archiveFacts, liveFacts, now, pluginDir } from './testing/feed-facts.ts'
import kesehatan from './widgets/kesehatan.tsx'

// Each run packs or starts a sandbox of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const failing = {
  state: 'failing' as const,
  failedRuns: 3,
  firstFailureAt: new Date(now - 60_000).toISOString(),
  code: 'source_unreachable',
}
const held = { by: 'plausibility' as const, since: new Date(now).toISOString(), reason: { id: 'x', en: 'x' } }
const feeds = [
  liveFacts('bapenda.pad/pad', 10),
  liveFacts('dpmptsp.antrean/antrean', 40),
  liveFacts('kukmperindag.harga/harga', 90),
  liveFacts('bpbd.kejadian/siaga', 60, { run: failing }),
  liveFacts('dinkes.bor/bor', 10, { hold: held }),
  liveFacts('dlh.sampah/sampah', undefined),
  archiveFacts('disdukcapil.penduduk/penduduk'),
]
const judge = async (facts: typeof feeds) =>
  (await runAdapter<Health>({ pluginDir, procedure: 'kesehatan', now, platform: { feeds: facts } })).output

test('every feed is judged as its frame would, and published data does not count', async () => {
  const health = await judge(feeds)

  expect(health.feeds.map(({ shown }) => shown)).toEqual(['fresh', 'late', 'stale', 'cut', 'held', 'empty', 'archive'])
  expect(health).toMatchObject({ counted: 6, observedAt: '2026-11-24T03:00:00.000Z' })
  expect(health.freshPercent).toBeCloseTo((100 * health.fresh) / 6, 1)
})

test('one failed run changes nothing on a fresh feed', async () => {
  const hiccup = liveFacts('bapenda.pad/pad', 5, {
    run: { state: 'ok', failedRuns: 1, firstFailureAt: new Date(now - 2_000).toISOString() },
  })

  expect(await judge([hiccup])).toMatchObject({ fresh: 1, counted: 1, freshPercent: 100 })
})

test('with published data alone there is no share, not a share of zero or all', async () => {
  expect(await judge([archiveFacts('disdukcapil.penduduk/penduduk')])).toMatchObject({ fresh: 0, counted: 0, freshPercent: null })
})

test('it may not run without the platform capability', async () => {
  await expect(runAdapter({ pluginDir, procedure: 'kesehatan', now })).rejects.toMatchObject({ code: 'capability_refused' })
})

test('its history is the series the platform keeps of its own measure', async () => {
  const asked: unknown[] = []
  const { output } = await runAdapter({
    pluginDir,
    procedure: 'riwayat',
    now,
    input: {},
    platform: {
      feeds: [],
      measures: (query) => {
        asked.push(query)
        return [
          { period: '2026-11-24T02:59:50Z', value: 83.3 },
          { period: '2026-11-24T03:00:00Z', value: null },
        ]
      },
    },
  })

  expect(asked).toEqual([{ feed: 'kominfo.aliran/kesehatan', measure: 'mutakhir', limit: 240 }])
  expect(output).toEqual({
    points: [
      { at: '2026-11-24T02:59:50.000Z', percent: 83.3 },
      { at: '2026-11-24T03:00:00.000Z', percent: null },
    ],
  })
})

test('the gravest stands first in table and summary, in both languages', async () => {
  const data = { kesehatan: await judge(feeds) }
  const view = (locale: 'id' | 'en', settings = {}) => widgetView<Adapter>({ pluginDir, data, locale, settings })

  expect(kesehatan.table(view('id')).rows[0]).toEqual({ opd: 'BPBD', feed: 'Judul bpbd.kejadian/siaga', state: 'sambungan putus' })
  expect(kesehatan.summary(view('id'))).toContain('1 putus, 1 tersumbat, 1 terlambat, 1 ditahan, 1 belum ada data.')
  expect(kesehatan.summary(view('en'))).toContain('of 6 feeds are up to date.')
  expect(kesehatan.table(view('en')).rows.at(-1)).toEqual({
    opd: 'Disdukcapil',
    feed: 'Title disdukcapil.penduduk/penduduk',
    state: 'published data',
  })
  expect(kesehatan.table(view('id', { published: false })).rows).toHaveLength(6)
})

test('an OPD goes by the name the city gives it, and by its id while it has none', async () => {
  const health = await judge([
    liveFacts('kec-tawang.layanan/antre', 10, { opdName: 'Kec. Tawang' }),
    liveFacts('dinbaru.uji/uji', 10, { opdName: undefined }),
  ])

  expect(groupByOpd(health.feeds, { published: true }).map(({ name }) => name)).toEqual(['dinbaru', 'Kec. Tawang'])
})
