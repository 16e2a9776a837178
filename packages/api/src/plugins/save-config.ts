import * as z from 'zod'
import { feedId, pluginIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { savePluginConfig } from '@wadah/db/plugin-config'
import { actorOf } from '../actor.ts'
import { checkForm } from '../check-form.ts'
import { procedure } from '../procedure.ts'
import type { TriedFeed } from '../services.ts'
import { requireOwnPlugin } from './own-plugin.ts'

/** Saved and in force, or what the trial found wrong; `mayInsist`: no source answered, so nothing speaks against saving untried. */
export type SavedConfig = { ok: true; revision: number } | { ok: false; tried: TriedFeed[]; mayInsist: boolean }

/** A source that does not answer says nothing about the config. */
const silent = ['source_unreachable', 'source_timeout']

export const saveConfig = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'] } })
  .input(
    z.strictObject({
      plugin: pluginIdSchema,
      config: z.record(z.string(), z.unknown()),
      /** Saves although no source could be asked. */
      insist: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<SavedConfig> => {
    const { manifest, contract } = await requireOwnPlugin(ctx, input.plugin)
    checkForm(manifest.config, input.config)
    const tried = await ctx.services.jobs.tryConfig({ plugin: input.plugin, config: input.config })
    const failed = tried.filter(({ ok }) => !ok)
    const mayInsist = failed.every(({ code }) => code !== undefined && silent.includes(code))
    if (failed.length > 0 && !(input.insist && mayInsist)) return { ok: false, tried, mayInsist }
    const savedAt = new Date(ctx.services.now())
    const savedBy = actorOf(ctx.caller)
    const row = { plugin: input.plugin, formVersion: manifest.config?.version ?? 1, config: input.config, savedAt, savedBy: savedBy.name }
    const isTried = failed.length === 0
    const revision = await savePluginConfig(ctx.database, row, (tx, saved) =>
      addAuditEvent(tx, {
        at: savedAt,
        actor: savedBy,
        action: 'plugin.config',
        subject: input.plugin,
        details: { revision: saved, tried: isTried },
      }),
    )
    const feeds = Object.entries(contract.procedures).flatMap(([name, { meta }]) =>
      meta.kind === 'feed' ? feedId(input.plugin, name) : [],
    )
    // It is saved, whatever the runs come to; that shows on the feeds.
    await Promise.allSettled(feeds.map((id) => ctx.services.jobs.runNow(id)))
    return { ok: true, revision }
  })
