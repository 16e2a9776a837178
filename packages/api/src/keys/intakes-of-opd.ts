import * as z from 'zod'
import { feedId, opdIdSchema } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { leadingRelease, readRunningState } from '../enabling/running-state.ts'
import { procedure } from '../procedure.ts'
import { requireOwnOpd } from '../authority.ts'
import { keyOwners } from './keepers.ts'

/** Intakes an API key of an OPD may be narrowed to: those of the releases that run. */
export const intakesOfOpd = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', ...keyOwners] } })
  .input(z.strictObject({ opd: opdIdSchema }))
  .query(async ({ ctx, input: { opd } }): Promise<{ id: string; title: Text; plugin: Text }[]> => {
    if (!ctx.caller.roles.includes('curator')) requireOwnOpd(ctx.caller, opd)
    const { plugins } = await readRunningState(ctx.database)
    return [...plugins.values()].flatMap((plugin) => {
      const release = plugin.opd === opd ? leadingRelease(plugin) : undefined
      return Object.entries(release?.contract.procedures ?? {}).flatMap(([name, { meta }]) =>
        release !== undefined && meta.kind === 'intake'
          ? { id: feedId(release.manifest.id, name), title: meta.title, plugin: release.manifest.title }
          : [],
      )
    })
  })
