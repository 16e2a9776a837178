import { expect, test } from 'vitest'
import { conformByRenderer, type ConformByRendererOptions } from './conform-by-renderer.ts'
import { handMadeWidget } from './hand-made-release.test-data.ts'
import type { Conformance, ConformanceFinding, RenderedRelease } from './rendered-release.ts'

const runs = {
  now: 1_764_000_000_000,
  runs: [
    { feed: 'orang', output: { count: 3 } },
    { feed: 'putus', failure: { code: 'source_shape', message: 'Not so.' } },
  ],
}
const query = () => Promise.reject(new Error('Nothing is asked here.'))

async function verdictOf(conformance: Conformance, options?: ConformByRendererOptions) {
  const drawn: { release: RenderedRelease; full: boolean | undefined }[] = []
  const renderer = {
    conform: async (release: RenderedRelease, { full }: { full?: boolean } = {}) => (drawn.push({ release, full }), conformance),
  }
  const release = { ...handMadeWidget(''), hash: 'a'.repeat(64), files: new Map<string, Buffer>() }
  return { verdict: await conformByRenderer(renderer, options).conform(release, { runs, query }), drawn }
}
const whole: Conformance = { passed: true, findings: [], cases: 210, madeUp: [] }

test('what runs gave is drawn by the clock of the fixtures, in full; a feed that failed is left to be made up', async () => {
  const { verdict, drawn } = await verdictOf(whole)

  expect(drawn).toMatchObject([{ full: true, release: { data: { orang: { count: 3 } }, clock: runs.now } }])
  expect(Object.keys(drawn[0]?.release.data ?? {})).toEqual(['orang'])
  expect(verdict).toEqual({
    check: 'conformance',
    outcome: 'passed',
    summary: {
      id: 'Setiap widget utuh dalam 210 keadaan, dengan data fixture-nya.',
      en: 'Every widget holds in 210 cases, with the data of its fixtures.',
    },
    findings: [],
  })
})

test('data that was made up is named in the verdict', async () => {
  const { verdict } = await verdictOf({ ...whole, madeUp: ['putus', 'rincian'] })

  expect(verdict.summary).toEqual({
    id: 'Setiap widget utuh dalam 210 keadaan, dengan data karangan untuk putus, rincian (tanpa fixture).',
    en: 'Every widget holds in 210 cases, with data made up for putus, rincian (no fixture gives any).',
  })
})

test('a finding says where it was seen, in both languages; forty are enough', async () => {
  const finding: ConformanceFinding = {
    widget: 'uji',
    state: 'late',
    size: '212 × 70',
    theme: 'kontras',
    locale: 'id',
    what: { id: 'Tidak menampilkan apa pun.', en: 'It shows nothing.' },
  }
  const { verdict } = await verdictOf({ ...whole, passed: false, findings: Array.from({ length: 50 }, () => finding) })

  expect(verdict).toMatchObject({ outcome: 'failed', summary: { en: expect.stringContaining('50 things do not hold') } })
  expect(verdict.findings).toHaveLength(40)
  expect(verdict.findings[0]).toEqual({ where: 'uji · late · 212 × 70 · kontras · id', text: finding.what })
})

test('what is not drawn is not run, never passed', async () => {
  const why = { id: 'tidak ada peramban.', en: 'there is no browser.' }
  const here = await verdictOf({ notRun: why })
  const resting = await verdictOf(whole, { rest: () => why })

  expect(resting.drawn).toEqual([])
  expect(resting.verdict).toEqual(here.verdict)
  expect(here.verdict).toMatchObject({
    outcome: 'not-run',
    summary: { id: 'Tidak dijalankan di sini: tidak ada peramban.', en: 'Not run here: there is no browser.' },
  })
})
