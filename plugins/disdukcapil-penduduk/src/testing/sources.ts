import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ages, population, populationFrom } from '../../example/published-population.ts'

/** Folder of this plugin. */
export const pluginDir = join(import.meta.dirname, '..', '..')

const root = join(pluginDir, '..', '..')

/** Areas of the city as the host hands them to widgets. */
export const areas = JSON.parse(readFileSync(join(root, 'apps', 'server', 'city', 'tasikmalaya', 'areas.json'), 'utf8')) as {
  code: string
  bps: string
  name: string
  level: 'kota' | 'kecamatan' | 'kelurahan'
  parent?: string
}[]

/** Address of a file of the shared real data, and whether it is there. */
export function realFile(...path: string[]): { path: string; isThere: boolean } {
  const file = join(root, '..', 'shared', 'data', ...path)
  return { path: file, isThere: existsSync(file) }
}

/** Rows of a simple CSV (no quotes) by header; columns of numbers as the host would type them. */
export function readCsv(path: string, numbers: readonly string[]): Record<string, string | number>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, numbers.includes(name) ? Number(cells[at]) : (cells[at] ?? '')]))
  })
}

const sexes = ['LAKI-LAKI', 'PEREMPUAN']

/** The published population as uploaded rows. */
export const populationRows = population.flatMap(([code, , figures]) =>
  figures.map((people, index) => ({
    kode_kelurahan: code,
    jenis_kelamin: sexes[index % 2] ?? '',
    jumlah_penduduk: people,
    tahun: populationFrom + Math.floor(index / 2),
  })),
)

/** The published ages as uploaded rows. */
export const ageRows = ages.flatMap(([year, group, male, female]) =>
  [male, female].map((people, index) => ({
    kelompok_umur: group,
    jenis_kelamin: sexes[index] ?? '',
    jumlah_penduduk: people,
    tahun: year,
  })),
)
