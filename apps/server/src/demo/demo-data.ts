import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { formFactorSchema, placementIdSchema, placeSchema } from '@wadah/contracts/board'
import { connectionNameSchema, opdIdSchema, pluginIdSchema, procedureNameSchema, widgetIdSchema } from '@wadah/contracts/ids'
import { roleSchema } from '@wadah/contracts/roles'
import { readCityFile } from '../city/load-city.ts'

const userSchema = z.strictObject({
  /** The role this user plays behind `/demo/sign-in?as=`. */
  plays: roleSchema,
  name: z.string(),
  email: z.email(),
  roles: z.array(roleSchema).min(1),
  opd: opdIdSchema.optional(),
  /** First screen. */
  start: z.string().startsWith('/').default('/'),
})

const connectionSchema = z.strictObject({
  opd: opdIdSchema,
  name: connectionNameSchema,
  kind: z.literal('http'),
  /** `{{simulator}}` stands for the simulator's address. */
  baseUrl: z.string(),
  /** The source serves invented or continued values: all, or from a period on. */
  simulation: z.strictObject({ from: z.string().optional() }).optional(),
})

const seedPlacementSchema = z.strictObject({
  id: placementIdSchema,
  widget: widgetIdSchema,
  /** Over the widget's own defaults. */
  settings: z.record(z.string(), z.unknown()).default({}),
  places: z.partialRecord(formFactorSchema, placeSchema).default({}),
})

const boardSchema = z.strictObject({
  id: z.string().max(64),
  title: z.string(),
  viewers: z.array(roleSchema),
  editors: z.array(roleSchema),
  /** `everything`: every enabled widget, in the size it starts with. */
  placements: z.union([z.literal('everything'), z.array(seedPlacementSchema)]),
})
export type SeedBoard = z.infer<typeof boardSchema>

const depositSchema = z.strictObject({
  plugin: pluginIdSchema,
  procedure: procedureNameSchema,
  /** File beside `deposits.json`, or below the root of the checkout. */
  file: z.string(),
})

/** The demo of a city. */
export interface DemoData {
  users: z.infer<typeof userSchema>[]
  connections: z.infer<typeof connectionSchema>[]
  boards: SeedBoard[]
  deposits: z.infer<typeof depositSchema>[]
}

/** Reads the demo's data of a city; a file that is not there is an empty list. */
export function loadDemoData(folder: string): DemoData {
  const read = <TValue>(name: string, schema: z.ZodType<TValue>): TValue[] => {
    const path = join(folder, name)
    return existsSync(path) ? readCityFile(path, z.array(schema)) : []
  }
  return {
    users: read('users.json', userSchema),
    connections: read('connections.json', connectionSchema),
    boards: read('boards.json', boardSchema),
    deposits: read('deposits.json', depositSchema),
  }
}
