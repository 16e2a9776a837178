// Writes areas.json of a city: Kemendagri codes and names from idn-area-data (ODbL), BPS codes from the crosswalk beside it.
// Run: node src/city/generate-areas.ts [name of the city’s folder; the first one unless said otherwise]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDistricts, getVillages } from 'idn-area-data'
import { areaSchema, type Area } from '@wadah/contracts/area'
import { CodedError } from '@wadah/errors'
import { cityNames } from './load-city.ts'

interface Crosswalk {
  city: { code: string; bps: string; name: string }
  districts: Record<string, { bps: string; tile: { x: number; y: number }; villages: Record<string, { bps: string; name?: string }> }>
}

const folder = join(import.meta.dirname, '..', '..', 'city', process.argv[2] ?? cityNames()[0] ?? '')
const crosswalk = JSON.parse(readFileSync(join(folder, 'crosswalk.json'), 'utf8')) as Crosswalk

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase())
}

function expected<TValue>(value: TValue | undefined, what: string): TValue {
  if (value === undefined) throw new CodedError('not_found', `The crosswalk lacks ${what}.`)
  return value
}

const { city } = crosswalk
const areas: Area[] = [{ code: city.code, bps: city.bps, name: city.name, level: 'kota' }]
const villages = await getVillages({ transform: true })
for (const district of (await getDistricts({ transform: true })).filter(({ regencyCode }) => regencyCode === city.code)) {
  const known = expected(crosswalk.districts[district.code], district.code)
  areas.push({
    code: district.code,
    bps: known.bps,
    name: titleCase(district.name),
    level: 'kecamatan',
    parent: city.code,
    tile: known.tile,
  })
  for (const village of villages.filter(({ districtCode }) => districtCode === district.code)) {
    const { bps, name } = expected(known.villages[village.code.slice(-4)], village.code)
    areas.push({
      code: village.code,
      bps: `${known.bps}${bps}`,
      name: name ?? titleCase(village.name),
      level: 'kelurahan',
      parent: district.code,
    })
  }
}
const rank = { kota: 0, kecamatan: 1, kelurahan: 2 }
const sorted = areas.map((area) => areaSchema.parse(area)).toSorted((a, b) => rank[a.level] - rank[b.level] || a.code.localeCompare(b.code))
writeFileSync(join(folder, 'areas.json'), `[\n${sorted.map((area) => `  ${JSON.stringify(area)}`).join(',\n')}\n]\n`)
