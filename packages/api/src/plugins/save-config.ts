import * as z from 'zod'
import { feedId, pluginIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { savePluginConfig } from '@wadah/db/plugin-config'
import { actorOf } from '../actor.ts'
import { checkForm } from '../check-form.ts'
import { procedure } from '../procedure.ts'
import { requireOwnPlugin } from './own-plugin.ts'

export const saveConfig = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, config: z.record(z.string(), z.unknown()) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { manifest, contract } = await requireOwnPlugin(ctx, input.plugin)
    checkForm(manifest.config, input.config)
    const savedAt = new Date(ctx.services.now())
    const savedBy = actorOf(ctx.caller)
    const row = { plugin: input.plugin, formVersion: manifest.config?.version ?? 1, config: input.config, savedAt, savedBy }
    await savePluginConfig(ctx.database, row, (tx, revision) =>
      addAuditEvent(tx, { at: savedAt, actor: savedBy, action: 'plugin.config', subject: input.plugin, details: { revision } }),
    )
    const feeds = Object.entries(contract.procedures).flatMap(([name, { meta }]) =>
      meta.kind === 'feed' ? feedId(input.plugin, name) : [],
    )
    // It is saved, whatever the runs come to; that shows on the feeds.
    await Promise.allSettled(feeds.map((id) => ctx.services.jobs.runNow(id)))
    return { ok: true }
  })
