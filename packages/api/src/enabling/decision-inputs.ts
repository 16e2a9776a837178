import * as z from 'zod'
import { pluginIdSchema, versionSchema } from '@wadah/contracts/ids'
import type { Authority } from '@wadah/contracts/roles'

/** Why, in words that the people concerned read. */
export const reasonSchema = z.string().trim().min(5).max(300)
export const pluginDecision = { plugin: pluginIdSchema, reason: reasonSchema }
export const releaseDecision = { ...pluginDecision, version: versionSchema }
export const ruleDecision = { rule: z.int().min(1), reason: reasonSchema }
/** How long a pilot is watched: from a minute to ninety days. */
export const soakSchema = z.int().min(1).max(129_600)

/** Deciding what runs is curation's. */
export const byCurator: Authority = { kind: 'roles', roles: ['curator'], freshProof: true }
/** Taking something back in an emergency is also for whoever keeps the server running. */
export const inEmergency: Authority = { kind: 'roles', roles: ['curator', 'operator'], freshProof: true }
