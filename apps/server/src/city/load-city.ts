import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { areaSchema } from '@wadah/contracts/area'
import { opdIdSchema } from '@wadah/contracts/ids'
import { textSchema } from '@wadah/contracts/texts'
import { CodedError } from '@wadah/errors'

const citySchema = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  utcOffsetMinutes: z.int(),
  /** The office of the list that curates. */
  itOffice: opdIdSchema,
  mapLevel: z.enum(['kecamatan', 'kelurahan']),
  bounds: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
  holidays: z.array(z.iso.date()),
  thresholds: z.record(z.string(), z.unknown()),
})

const opdSchema = z.object({
  id: opdIdSchema,
  name: z.string(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  kind: z.enum(['opd', 'external']),
})

const attributionSchema = z.object({ name: z.string(), credit: textSchema, licence: textSchema, url: z.url().optional() })

/** What another city brings instead: data only. */
export interface City {
  facts: z.infer<typeof citySchema>
  /** Offices of the city and outside owners of data. */
  opds: z.infer<typeof opdSchema>[]
  areas: z.infer<typeof areaSchema>[]
  attribution: z.infer<typeof attributionSchema>[]
  /** Where the demo's data of this city lies. */
  demoFolder: string
}

const cities = join(import.meta.dirname, '..', '..', 'city')

/** Cities that can be served, by the names of their folders. */
export function cityNames(): string[] {
  return readdirSync(cities).filter((name) => existsSync(join(cities, name, 'city.json')))
}

/** Reads a JSON file of the city's folder against a schema; throws `config_invalid` naming file and place. */
export function readCityFile<TValue>(path: string, schema: z.ZodType<TValue>): TValue {
  if (!existsSync(path)) throw new CodedError('config_invalid', `${path} is missing; WADAH_CITY names a folder in ${cities}.`)
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new CodedError('config_invalid', `${path}: ${z.prettifyError(parsed.error)}`)
}

/** Loads a city by the name of its folder. */
export function loadCity(name: string): City {
  const folder = join(cities, name)
  return {
    facts: readCityFile(join(folder, 'city.json'), citySchema),
    opds: readCityFile(join(folder, 'opd.json'), z.array(opdSchema)),
    areas: readCityFile(join(folder, 'areas.json'), z.array(areaSchema)),
    attribution: readCityFile(join(folder, 'attribution.json'), z.array(attributionSchema)),
    demoFolder: join(folder, 'demo'),
  }
}
