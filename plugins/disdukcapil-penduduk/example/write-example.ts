// Writes the published figures as the tables an officer would upload: dist/example/*.csv.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ages, population, populationFrom } from './published-population.ts'

const folder = join(import.meta.dirname, '..', 'dist', 'example')
mkdirSync(folder, { recursive: true })

const sexes = ['LAKI-LAKI', 'PEREMPUAN']
const kelurahan = population.flatMap(([code, name, figures]) =>
  figures.map((people, index) => [code, name, sexes[index % 2], people, 'JIWA', populationFrom + Math.floor(index / 2)].join(',')),
)
writeFileSync(
  join(folder, 'penduduk-kelurahan.csv'),
  ['kode_kelurahan,nama_kelurahan,jenis_kelamin,jumlah_penduduk,satuan,tahun', ...kelurahan].join('\n'),
)

const groups = ages.flatMap(([year, group, male, female]) =>
  [male, female].map((people, index) => [group, sexes[index], people, 'JIWA', year].join(',')),
)
writeFileSync(join(folder, 'penduduk-umur.csv'), ['kelompok_umur,jenis_kelamin,jumlah_penduduk,satuan,tahun', ...groups].join('\n'))
