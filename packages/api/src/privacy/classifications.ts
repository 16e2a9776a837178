import type { Classification } from '@wadah/contracts/classification'
import type { Restriction } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { declaredClass, listClassificationChanges } from '@wadah/db/classification-changes'
import { listFeeds, type FeedRow } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import { procedure } from '../procedure.ts'

/** A whole feed or a part of it, with its class. */
export interface ClassifiedPart {
  /** Empty for the whole. */
  path: string
  declared: Classification
  applies: Classification
}

/** A feed as those see it who decide on classes; no data. */
export interface ClassifiedFeed {
  id: string
  opd: string
  title: Text
  restriction: Restriction | undefined
  parts: ClassifiedPart[]
  /** Measures whose counts of few persons are hidden. */
  smallCells: { name: string; title: Text; below: number }[]
  changes: { path: string; classification: Classification; reason: string; actor: string; at: string }[]
}

export const classifications = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'auditor', 'operator', 'head'] } })
  .query(async ({ ctx }): Promise<ClassifiedFeed[]> => {
    const isCityWide = ctx.caller.roles.some((role) => role === 'curator' || role === 'auditor' || role === 'operator')
    const feeds = (await listFeeds(ctx.database)).filter((feed) => isCityWide || feed.opd === ctx.caller.opd)
    return Promise.all(feeds.map((feed) => describe(ctx.database, feed)))
  })

async function describe(executor: Executor, { id, opd, meta, classification, fieldClasses }: FeedRow): Promise<ClassifiedFeed> {
  const changes = await listClassificationChanges(executor, id)
  const part = (path: string, applies: Classification): ClassifiedPart => ({
    path,
    applies,
    declared: declaredClass(meta, path) ?? applies,
  })
  return {
    id,
    opd,
    title: meta.title,
    restriction: meta.restriction,
    parts: [part('', classification), ...fieldClasses.map((field) => part(field.path, field.classification))],
    smallCells: meta.measures.flatMap(({ name, title, smallCells }) => (smallCells ? [{ name, title, below: smallCells.below }] : [])),
    changes: changes.map(({ path, classification: to, reason, actor, at }) => ({
      path,
      classification: to,
      reason,
      actor,
      at: at.toISOString(),
    })),
  }
}
