import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** One release in the registry. */
export interface ReleaseEntry {
  plugin: string
  version: string
  opd: string
  title: Text
  hash: string
  enabled: boolean
  publishedAt: string
  keyId: string
}

export const releases = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ plugin: pluginIdSchema.optional() }).default({}))
  .query(async (): Promise<ReleaseEntry[]> => pending())
