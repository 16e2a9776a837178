import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const config = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .input(z.strictObject({ plugin: pluginIdSchema }))
  .query(async (): Promise<{ definition: FormDefinition | undefined; config: Record<string, unknown> }> => pending())
