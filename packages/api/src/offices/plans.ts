import { listOpenOfficePlans, type OfficeOrder } from '@wadah/db/office-plans'
import { listEveryOpd } from '@wadah/db/offices'
import { listReleases } from '@wadah/db/releases'
import type { Text } from '@wadah/contracts/texts'
import { procedure } from '../procedure.ts'
import { seesOffices } from './keepers.ts'

/** A change of the register that is yet to come, or that did not fit on its day. */
export interface PlannedChange {
  id: number
  kind: OfficeOrder['kind']
  /** The office it is about, or that of a plugin. */
  name: string
  /** Title of the plugin that is handed over. */
  plugin: Text | undefined
  /** The office that goes on, or receives. */
  into: string | undefined
  /** What the office will be called. */
  next: string | undefined
  since: string
  plannedBy: string
  plannedAt: string
  /** Why it did not take effect on its day. */
  failure: string | undefined
}

export const plans = procedure.meta({ authority: seesOffices }).query(async ({ ctx }): Promise<PlannedChange[]> => {
  const rows = await listOpenOfficePlans(ctx.database)
  if (rows.length === 0) return []
  const names = new Map((await listEveryOpd(ctx.database)).map(({ id, name }) => [id, name]))
  const titles = new Map((await listReleases(ctx.database)).map(({ plugin, manifest }) => [plugin, manifest.title]))
  const called = (id: string): string => names.get(id) ?? id
  return rows.map(({ id, order, since, plannedAt, plannedBy, failure }) => ({
    id,
    kind: order.kind,
    name: order.kind === 'hand-over' ? order.plugin : called(order.id),
    plugin: order.kind === 'hand-over' ? titles.get(order.plugin) : undefined,
    into: 'into' in order ? called(order.into) : undefined,
    next: order.kind === 'rename' ? order.name : undefined,
    since: since.toISOString(),
    plannedBy,
    plannedAt: plannedAt.toISOString(),
    failure: failure ?? undefined,
  }))
})
