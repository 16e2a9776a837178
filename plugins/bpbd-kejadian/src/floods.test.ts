import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { runAdapter, type HttpFixtures } from '@wadah/plugin-sdk/testing'
import { compareProducers } from './compare-producers.ts'
import type { Counts } from './counts.ts'
import { fixture, jabarPages, jabarRow, pluginDir } from './testing/pages.ts'

// Each run packs or starts a sandbox of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const now = '2026-11-24T03:00:00Z'
const read = async (procedure: 'jabar' | 'bnpb', http: HttpFixtures) =>
  (await runAdapter<Counts>({ pluginDir, procedure, now, http })).output
const jabar = (answer: HttpFixtures[string]) => read('jabar', { 'opendata-jabar': answer })
const bnpb = (answer: HttpFixtures[string]) => read('bnpb', { bnpb: answer })
const page = (change: (page: Record<string, unknown>) => void) => () => {
  const answer = JSON.parse(fixture('opendata-jabar-last-page.json')) as Record<string, unknown>
  change(answer)
  return JSON.stringify(answer)
}

describe('Open Data Jabar', () => {
  const years = Array.from({ length: 14 }, (_, index) => 2012 + index)
  const published = [0, 0, 4, 2, 6, 7, 8, 6, 0, 2, 2, 6, 7, 1]
  const rows = years.flatMap((year, index) =>
    Array.from({ length: 27 }, (_, at) => jabarRow(3253 + at, year, 3253 + at === 3278 ? (published[index] ?? 0) : 99)),
  )

  test('is read to its short last page, and only the city counts', async () => {
    const asked: string[] = []

    const counts = await jabar(jabarPages(rows, asked))

    expect(asked.map((one) => one.split('skip=')[1])).toEqual(['0', '100', '200', '300'])
    expect(counts.newestYear).toBe('2025')
    expect(counts.years.map(({ events }) => events)).toEqual(published)
  })

  test('names its measure column as it likes and writes codes and counts as texts', async () => {
    const other = [{ ...jabarRow(3278, 2024, '7', 'jml_kejadian_banjir'), kode_kabupaten_kota: '32.78' }]

    expect(await jabar(jabarPages(other))).toEqual({ newestYear: '2024', years: [{ year: '2024', events: 7 }] })
  })

  test('has a page of exactly a hundred rows as its last', async () => {
    const asked: string[] = []
    await jabar(jabarPages(rows.slice(0, 100), asked))

    expect(asked).toHaveLength(1)
  })

  test('that reported nothing for a year leaves a gap, not a zero', async () => {
    const some = [jabarRow(3278, 2022, 0), jabarRow(3278, 2023, ''), jabarRow(3278, 2024, '-'), jabarRow(3278, 2025, null)]

    expect(await jabar(jabarPages(some))).toEqual({ newestYear: '2022', years: [{ year: '2022', events: 0 }] })
  })

  test.each([
    [
      'an error body with status 200',
      page((answer) => Object.assign(answer, { error: 1, message: 'Dataset not found', data: null })),
      'source_shape',
    ],
    ['a dataset without a unit column', page((answer) => Object.assign(answer, { metadata: ['id', 'tahun'] })), 'source_shape'],
    ['fewer rows than announced', page((answer) => Object.assign(answer, { meta: { total_record: 378 } })), 'source_shape'],
    ['the same page again and again', () => jabarPages(rows)({ path: '/', query: { limit: '100', skip: '0' } }), 'source_shape'],
    ['a count that is none', jabarPages([jabarRow(3278, 2024, '7,5')]), 'source_shape'],
    ['a maintenance page with status 200', () => '<html><body>Sedang dalam pemeliharaan</body></html>', 'source_not_json'],
    ['status 500', () => ({ status: 500, body: 'Internal Server Error' }), 'source_status'],
  ])('that sends %s is an error of the source', async (_, answer, code) => {
    await expect(jabar(answer)).rejects.toMatchObject({ code })
  })
})

describe('BNPB', () => {
  test('is asked with the dotted code and put in the order of its years', async () => {
    const counts = await bnpb(({ query }) => (query?.['kode'] === '32.78' ? fixture('bnpb-recap.json') : '{}'))

    expect(counts).toEqual({
      newestYear: '2019',
      years: [
        { year: '2018', events: 3 },
        { year: '2019', events: 6 },
      ],
    })
  })

  test('without a recap is an error of the source', async () => {
    await expect(bnpb({ '/dibi/kejadian': '{"galat":"kode tidak dikenal"}' })).rejects.toMatchObject({ code: 'source_shape' })
  })
})

const shared = join(pluginDir, '..', '..', '..', 'shared', 'data')
const captured = join(shared, 'opendata-jabar-api', 'banjir_kab')
const events = join(shared, 'bencana', '200_dampak_bencana.csv')

test.skipIf(!existsSync(captured) || !existsSync(events))(
  'the real pages and the real events give 31 and 13 floods for 2018–2024',
  async () => {
    const real = await jabar(({ query }) => readFileSync(join(captured, `page_skip_${query?.['skip']}.json`), 'utf8'))
    const perYear = new Map<string, number>()
    for (const line of readFileSync(events, 'utf8').split(/\r?\n/)) {
      const cells = line.split(',')
      if (cells[7] === '32.78') perYear.set(cells[4] ?? '', (perYear.get(cells[4] ?? '') ?? 0) + Number(cells[13]))
    }
    const recap = Array.from({ length: 14 }, (_, index) => String(2011 + index)).map((tahun) => ({
      tahun,
      kejadian: perYear.get(tahun) ?? 0,
    }))
    const national = await bnpb({ '/dibi/kejadian': JSON.stringify({ rekap: recap }) })

    expect(real.years.map((row) => row.events)).toEqual([0, 0, 4, 2, 6, 7, 8, 6, 0, 2, 2, 6, 7, 1])
    const both = compareProducers({ jabar: real, bnpb: national, length: 7 })
    expect(both).toMatchObject({ jabar: { total: 31 }, bnpb: { total: 13 } })
    expect(both?.years).toEqual(['2018', '2019', '2020', '2021', '2022', '2023', '2024'])
  },
)
