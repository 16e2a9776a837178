import type { Classification } from '@wadah/contracts/classification'
import { describe, expect, test } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { feedMetaSchema, intakeMetaSchema, type FeedMetaInput } from '@wadah/contracts/feed-meta'
import { manifestSchema, type Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { CodeFile, ComparedRelease } from './consent/compared-release.ts'
import { consentDiff } from './consent-diff.ts'

const words = (text: string) => ({ id: text, en: text })
const closed = (properties: Record<string, DialectSchema>): DialectSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const integer: DialectSchema = { type: 'integer' }

const restriction = { legalBasis: 'UU 14/2008 Pasal 17', consequenceTest: '1/UK/2026' }

function feed(change: Partial<FeedMetaInput> = {}, output: DialectSchema = closed({ jumlah: integer })) {
  const meta = feedMetaSchema.parse({
    kind: 'feed',
    title: words('Hitungan'),
    poll: '1h',
    cadence: '1d',
    basis: 'confirmed',
    classification: 'internal',
    metadata: {
      concept: words('x'),
      definition: words('x'),
      classification: 'kota',
      measure: words('x'),
      unit: words('x'),
      producer: 'Dinas',
      source: 'Sumber',
      smallestArea: 'kota',
      frequency: words('harian'),
      licence: 'CC BY 4.0',
    },
    ...change,
  })
  return { meta, output }
}

function intake() {
  const meta = intakeMetaSchema.parse({
    kind: 'intake',
    title: words('Unggah'),
    classification: 'internal',
    accepts: 'csv',
    columns: [{ header: 'tahun', key: 'year', title: words('Tahun'), type: 'integer', example: '2025' }],
    feeds: ['hitungan'],
  })
  return { meta, input: closed({ rows: { type: 'array', items: closed({ year: integer }) } }), output: closed({ ok: { const: true } }) }
}

const connection = { name: 'sumber', kind: 'http' as const, hosts: ['a.example'], reason: words('Sumber hitungan') }
const widget = {
  name: 'papan',
  title: words('Papan'),
  purpose: words('Papan hitungan'),
  feeds: ['hitungan'],
  sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } },
}
const code = (bytes: number, sha256 = `${bytes}`): CodeFile => ({ sha256, bytes })

function release(
  change: Record<string, unknown> = {},
  procedures: RecordedContract['procedures'] = { hitungan: feed() },
  weights: Record<string, CodeFile> = { 'adapter.js': code(40_000), 'widgets/papan.js': code(20_000) },
): ComparedRelease {
  const manifest: Manifest = manifestSchema.parse({
    id: 'dinkes.uji',
    version: '1.0.0',
    opd: 'dinkes',
    title: words('Uji'),
    purpose: words('Menguji'),
    sdk: '^1.0.0',
    widgets: [widget],
    permissions: { connections: [connection], capabilities: [] },
    owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
    licence: 'Apache-2.0',
    ...change,
  })
  return { manifest, contract: { format: 1, sdk: '1.0.0', procedures }, code: new Map(Object.entries(weights)) }
}

const said = (before: ComparedRelease | undefined, after: ComparedRelease) => {
  const { widening, other } = consentDiff(before, after)
  return { widening: widening.map(({ text }) => text.id), other: other.map(({ text }) => text.id) }
}

describe('what a release asks consent for', () => {
  test('is nothing when nothing changed', () => {
    expect(consentDiff(release(), release())).toEqual({ against: '1.0.0', widening: [], other: [] })
  })

  test('is everything it has when it is the first', () => {
    const diff = consentDiff(undefined, release())

    expect(diff.against).toBeUndefined()
    expect(diff.widening.map(({ kind, where }) => `${kind} ${where}`)).toEqual(['connection sumber', 'feed hitungan', 'widget papan'])
    expect(diff.widening[0]).toMatchObject({
      reason: words('Sumber hitungan'),
      text: { en: 'New connection “sumber”: web service (HTTP) to a.example.' },
    })
  })

  test('names new hosts, connections and capabilities with the plugin’s reason', () => {
    const after = release({
      permissions: {
        connections: [
          { ...connection, hosts: ['a.example', 'b.example'] },
          { ...connection, name: 'lain' },
        ],
        capabilities: [{ name: 'platform', reason: words('Membaca indikator lain') }],
      },
    })

    expect(said(release(), after).widening).toEqual([
      'Boleh menghubungi alamat baru b.example lewat “sumber”.',
      'Koneksi baru “lain”: layanan web (HTTP) ke a.example.',
      'Hak baru: membaca keadaan aliran data dan indikator publik plugin lain.',
    ])
  })

  test('tells of rights that were given up, without asking consent', () => {
    const before = release({
      permissions: {
        connections: [{ ...connection, hosts: ['a.example', 'b.example'] }],
        capabilities: [{ name: 'files', reason: words('x') }],
      },
    })

    expect(said(before, release())).toEqual({
      widening: [],
      other: ['Tidak lagi boleh menghubungi b.example lewat “sumber”.', 'Melepas hak: membaca berkas yang diunggah OPD.'],
    })
  })

  test.each([
    ['opened', 'public', 'Aliran data “Hitungan” (hitungan) dibuka: dari internal menjadi publik.'],
    ['closed', 'restricted', 'Aliran data “Hitungan” (hitungan) ditutup: dari internal menjadi dikecualikan.'],
  ] as const)('is a data class that was %s', (_what, classification, sentence) => {
    const change = classification === 'restricted' ? { classification, restriction } : { classification }
    expect(said(release(), release({}, { hitungan: feed(change) })).widening).toEqual([sentence])
  })

  test('is a part of the data that more people may see than before', () => {
    const withPart = (classification: Classification) => {
      const { meta, output } = feed()
      return { hitungan: { meta: { ...meta, fields: [{ path: 'jumlah', classification }] }, output } }
    }

    expect(said(release({}, withPart('restricted')), release()).widening).toEqual([
      'Aliran data “Hitungan” (hitungan), bagian jumlah, dibuka: dari dikecualikan menjadi internal.',
    ])
    expect(said(release({}, withPart('restricted')), release({}, withPart('restricted')))).toEqual({ widening: [], other: [] })
  })

  test('is data that now travels, by field, once', () => {
    const after = release(
      {},
      { hitungan: feed({}, closed({ jumlah: integer, rincian: { type: 'array', items: closed({ nama: { type: 'string' } }) } })) },
    )

    expect(said(release(), after).widening).toEqual(['Aliran data “Hitungan” (hitungan) membawa data baru (internal): rincian[].nama.'])
  })

  test('is a contract that others rely on and that breaks, in both languages', () => {
    const before = release({}, { hitungan: feed({}, closed({ jumlah: integer, tahun: integer })) })
    const [change] = consentDiff(before, release()).widening

    expect(change).toMatchObject({
      kind: 'contract',
      text: {
        id: 'Aliran data “Hitungan” (hitungan), tahun: kini boleh tidak ada.',
        en: 'Feed “Hitungan” (hitungan), tahun: may now be absent.',
      },
    })
  })

  test('is a new intake, with what it takes', () => {
    expect(said(release(), release({}, { hitungan: feed(), unggah: intake() })).widening).toEqual([
      'Kirim data “Unggah” (unggah) baru, data internal: tahun.',
    ])
  })

  test('is asking a source oftener, not asking it seldomer', () => {
    expect(said(release(), release({}, { hitungan: feed({ poll: '10m' }) })).widening).toEqual([
      'Aliran data “Hitungan” (hitungan) bertanya ke sumbernya tiap 10 menit, semula tiap 1 jam.',
    ])
    expect(said(release(), release({}, { hitungan: feed({ poll: '2h' }) })).widening).toEqual([])
  })

  test('is a widget that comes, goes, or uses what it did not', () => {
    const second = { ...widget, name: 'kedua', title: words('Kedua') }
    const procedures = { hitungan: feed(), lain: feed({ title: words('Lain') }) }
    const both = release({ widgets: [widget, second] }, procedures)

    expect(said(release({}, procedures), both).widening).toEqual(['Widget baru “Kedua”, 3 × 3 petak, 0,0 KB, menampilkan hitungan.'])
    expect(said(both, release({}, procedures)).widening).toEqual(['Widget “Kedua” hilang; dasbor yang memakainya kehilangan tempatnya.'])
    expect(said(release({}, procedures), release({ widgets: [{ ...widget, feeds: ['hitungan', 'lain'] }] }, procedures)).widening).toEqual([
      'Widget “Papan” kini juga memakai lain.',
    ])
  })

  test('is weight that a thin line feels; a little more is only told', () => {
    const heavier = (bytes: number) => release({}, undefined, { 'adapter.js': code(40_000), 'widgets/papan.js': code(bytes) })

    expect(said(release(), heavier(30_000)).widening).toEqual(['Widget “Papan” berbobot 30,0 KB, semula 20,0 KB.'])
    expect(said(release(), heavier(21_000))).toEqual({
      widening: [],
      other: ['Tampilan widget “Papan” berubah.', 'Widget “Papan” berbobot 21,0 KB, semula 20,0 KB.'],
    })
  })

  test('is told gravest first: rights, then contract and screens, then weights', () => {
    const after = release(
      { widgets: [widget, { ...widget, name: 'kedua' }], permissions: { connections: [{ ...connection, hosts: ['b.example'] }] } },
      { hitungan: feed({ poll: '1m' }) },
    )

    expect(consentDiff(release(), after).widening.map(({ weight }) => weight)).toEqual([3, 2, 1])
  })
})
