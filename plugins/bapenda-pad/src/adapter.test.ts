import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter, type HttpFixtures } from '@wadah/plugin-sdk/testing'
import { describe, expect, test } from 'vitest'
import { adapter } from './adapter.ts'
import type { Kinds, Revenue } from './contract.ts'

const pluginDir = join(import.meta.dirname, '..')
const fixture = (name: string) => readFileSync(join(pluginDir, 'fixtures', name), 'utf8')
const cumulative = fixture('kumulatif.json')
const run = <T>(procedure: 'pad' | 'jenis', http: HttpFixtures, config?: unknown) =>
  runAdapter<T>({ pluginDir, procedure, now: '2026-11-24T03:00:05Z', http, config })
const recorded = { simpatda: { '/api/realisasi.php': fixture('realisasi.json'), '/api/kumulatif.php': cumulative } }
const answering = (realisasi: string) => ({ simpatda: { '/api/realisasi.php': realisasi, '/api/kumulatif.php': cumulative } })
const row = { kode_rekening: '4.1.02', uraian: 'Retribusi ', target: '203193674897.00', realisasi: 'Rp 1.234.567,00', hari_ini: '12500.00' }
const answer = (rows: unknown[]) =>
  answering(JSON.stringify({ status: 'OK', pesan: '', waktu: '2026-11-24 10:00:00', tahun: '2026', data: rows }))

describe('own revenue', () => {
  test('reads texts in both spellings of the application as rupiah', async () => {
    const { output } = await run<Revenue>(
      'pad',
      answer([row, { ...row, target: '440260000000.00', realisasi: 'Rp 987.654.321,00', hari_ini: '0.00' }]),
    )

    expect(output).toMatchObject({ target: 643_453_674_897, realised: 988_888_888, today: 12_500 })
  })

  test('reads the application’s local time as WIB', async () => {
    const { output } = await run<Revenue>('pad', answer([row]))

    expect(output.observedAt).toBe('2026-11-24T03:00:00.000Z')
  })

  test('adds up to the published target of Rp440.26 billion, of which tax 229.946', async () => {
    const { output } = await run<Revenue>('pad', recorded)
    const { output: byKind } = await run<Kinds>('jenis', recorded)

    const taxes = byKind.kinds.filter(({ code }) => code.startsWith('4.1.01'))
    expect(output.target).toBe(440_260_000_000)
    expect(taxes.reduce((sum, { target }) => sum + target, 0)).toBe(229_946_000_000)
    expect(byKind.kinds.find(({ name }) => name === 'Retribusi')?.target).toBe(203_193_674_897)
    expect(byKind.kinds.reduce((sum, { realised }) => sum + realised, 0)).toBe(output.realised)
  })

  test('follows the path Bapenda configured', async () => {
    const { output } = await run<Revenue>('pad', recorded, { first: 15, second: 40, third: 70 })

    expect(output.path).toEqual([0.15, 0.4, 0.7, 1])
    expect(output.due).toBeCloseTo(0.7 + 0.3 * ((31 + 23 + 10 / 24) / 92), 6)
  })

  test.each([
    [
      'an error told with status 200',
      answering('{"status":"GAGAL","pesan":"Tahun anggaran belum dibuka","data":null}'),
      'source_shape',
      'Tahun anggaran belum dibuka',
    ],
    ['a maintenance page with status 200', answering('<!doctype html><html></html>'), 'source_not_json', ''],
    ['a word where an amount belongs', answer([{ ...row, realisasi: 'belum' }]), 'source_shape', 'belum'],
    ['no time', answering(JSON.stringify({ status: 'OK', waktu: 'kemarin', tahun: '2026', data: [row] })), 'source_shape', 'kemarin'],
  ])('%s is refused by name', async (_what, http, code, words) => {
    await expect(run('pad', http)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
  })

  test('a slip of thousands lies outside what is plausible, a long pause early in the year does not', () => {
    const { meta } = adapter._def.procedures.pad._def as {
      meta?: { kind: string; measures?: { name: string; plausible?: { max?: number; maxStep?: number } }[] }
    }
    const plausible = meta?.measures?.find(({ name }) => name === 'realisasi')?.plausible
    const step = (before: number, after: number) => Math.abs(after - before) / before

    expect(step(38_000_000_000, 380_000_000_000)).toBeGreaterThan(plausible?.maxStep ?? Number.POSITIVE_INFINITY)
    expect(step(1_400_000_000, 4_200_000_000)).toBeLessThanOrEqual(plausible?.maxStep ?? 0)
    expect(3_800_000_000_000).toBeGreaterThan(plausible?.max ?? Number.POSITIVE_INFINITY)
  })
})
