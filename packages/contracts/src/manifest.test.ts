import { describe, expect, test } from 'vitest'
import { dialectSchema } from './dialect.ts'
import { feedMetaSchema } from './feed-meta.ts'
import { manifestSchema } from './manifest.ts'

const text = { id: 'Penduduk', en: 'Population' }
const manifest = {
  id: 'disdukcapil.penduduk',
  version: '1.0.0',
  opd: 'disdukcapil',
  title: text,
  purpose: text,
  sdk: '^1.0.0',
  widgets: [{ name: 'peta', title: text, purpose: text, feeds: ['penduduk'], sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 4 } } }],
  permissions: {},
  owner: { office: 'Bidang Kependudukan', contact: 'disdukcapil@example.go.id' },
  licence: 'Apache-2.0',
}

describe('a manifest', () => {
  test('is read without running code', () => {
    expect(manifestSchema.parse(manifest).widgets[0]).toMatchObject({ name: 'peta', queries: [], filters: [] })
  })

  test('is refused when its id does not start with its OPD', () => {
    expect(manifestSchema.safeParse({ ...manifest, opd: 'dinkes' }).error?.issues[0]?.path).toEqual(['id'])
  })

  test('is refused when it holds a key nobody knows', () => {
    expect(manifestSchema.safeParse({ ...manifest, autoApprove: true }).success).toBe(false)
  })
})

describe('the dialect', () => {
  test('has no pattern, so validation can never run an author’s regular expression', () => {
    expect(dialectSchema.safeParse({ type: 'string', pattern: '^(a+)+$' }).success).toBe(false)
  })

  test('has no open objects', () => {
    expect(dialectSchema.safeParse({ type: 'object', properties: {}, required: [], additionalProperties: true }).success).toBe(false)
  })
})

describe('the meta of a feed', () => {
  const metadata = {
    concept: text,
    definition: text,
    classification: 'per kecamatan',
    measure: text,
    unit: text,
    producer: 'Disdukcapil',
    source: 'SIAK',
    smallestArea: 'kelurahan',
    frequency: text,
    licence: 'CC BY 4.0',
  }
  const meta = { kind: 'feed', title: text, poll: '1h', classification: 'public', metadata }

  test('is refused without a cadence unless it is an archive', () => {
    expect(feedMetaSchema.safeParse({ ...meta, observedAt: 'at' }).success).toBe(false)
    expect(feedMetaSchema.safeParse({ ...meta, archive: true, period: 'year' }).success).toBe(true)
  })

  test('is refused on the basis “observed” without the path of the source’s timestamp', () => {
    expect(feedMetaSchema.safeParse({ ...meta, cadence: '1d' }).success).toBe(false)
  })
})
