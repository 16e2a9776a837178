import type { IntakeMeta } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** One table the OPD may upload. */
export interface IntakeForm {
  plugin: string
  procedure: string
  opd: string
  pluginTitle: Text
  meta: IntakeMeta
}

export const forms = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .query(async (): Promise<IntakeForm[]> => pending())
