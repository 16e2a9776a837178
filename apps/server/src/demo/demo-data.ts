import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { boardDocumentSchema } from '@wadah/contracts/board'
import { connectionNameSchema, opdIdSchema, pluginIdSchema, procedureNameSchema } from '@wadah/contracts/ids'
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

const boardSchema = z.strictObject({
  id: z.string().max(64),
  title: z.string(),
  viewers: z.array(roleSchema),
  editors: z.array(roleSchema),
  document: boardDocumentSchema,
})

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
  boards: z.infer<typeof boardSchema>[]
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
