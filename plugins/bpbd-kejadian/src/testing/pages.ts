import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of this plugin. */
export const pluginDir = join(import.meta.dirname, '..', '..')

/** A row as Open Data Jabar writes it, with the measure column named as the dataset wants. */
export type JabarRow = Record<string, string | number | null>

/** Makes a row. */
export function jabarRow(code: number, year: number, value: number | string | null, column = 'jumlah_banjir'): JabarRow {
  return {
    id: code * 100 + year,
    kode_provinsi: 32,
    nama_provinsi: 'JAWA BARAT',
    kode_kabupaten_kota: code,
    nama_kabupaten_kota: `KOTA ${code}`,
    [column]: value,
    satuan: 'KEJADIAN',
    tahun: year,
  }
}

/** Answers like the paged API, at most 100 rows a page. */
export function jabarPages(rows: readonly JabarRow[], asked: string[] = []) {
  return ({ path, query = {} }: { path: string; query?: Record<string, string> | undefined }): string => {
    asked.push(`${path}?limit=${query['limit']}&skip=${query['skip']}`)
    const [limit, skip] = [Math.min(100, Number(query['limit'])), Number(query['skip'])]
    return JSON.stringify({
      message: 'Data retrieved successfully',
      error: 0,
      data: rows.slice(skip, skip + limit),
      metadata: Object.keys(rows[0] ?? {}),
      meta: { skip, limit, total_record: rows.length, total_page: Math.ceil(rows.length / limit) },
      metadata_filter: [],
    })
  }
}

/** The text of a fixture. */
export function fixture(name: string): string {
  return readFileSync(join(pluginDir, 'fixtures', name), 'utf8')
}
