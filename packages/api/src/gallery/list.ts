import type { EnabledWidget } from '@wadah/contracts/release'
import { enablementRevision } from '@wadah/db/enablement'
import { procedure } from '../procedure.ts'
import { enabledWidgets } from './enabled-widgets.ts'

export const list = procedure
  .meta({ authority: { kind: 'viewer' } })
  .query(async ({ ctx }): Promise<{ revision: number; widgets: EnabledWidget[] }> => {
    // The revision first: a change in between makes the list newer than it says, and the client asks once more.
    const revision = await enablementRevision(ctx.database)
    return { revision, widgets: await enabledWidgets(ctx.database, ctx.caller, new Date(ctx.services.now())) }
  })
