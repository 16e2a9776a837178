import { asc } from 'drizzle-orm'
import type { Area, Boundaries } from '@wadah/contracts/area'
import { notify, type Database, type Executor } from '../database.ts'
import { area, boundary } from '../schema/city.ts'
import { raiseCounter, readSetting } from './settings.ts'

const revisionKey = 'areas-revision'

/** Adds the areas of the city or brings them up to date. */
export async function saveAreas(executor: Executor, areas: readonly Area[]): Promise<void> {
  for (const { tile, ...rest } of areas) {
    const row = { ...rest, parent: rest.parent ?? null, tileX: tile?.x ?? null, tileY: tile?.y ?? null }
    await executor.orm.insert(area).values(row).onConflictDoUpdate({ target: area.code, set: row })
  }
}

/** Every area, by code. */
export async function listAreas(executor: Executor): Promise<Area[]> {
  const rows = await executor.orm.select().from(area).orderBy(asc(area.code))
  return rows.map(({ code, bps, name, level, parent, tileX, tileY }) => ({
    code,
    bps,
    name,
    level,
    ...(parent === null ? {} : { parent }),
    ...(tileX === null || tileY === null ? {} : { tile: { x: tileX, y: tileY } }),
  }))
}

/** Replaces every boundary by those given, and tells every replica. */
export function replaceBoundaries(database: Database, boundaries: Boundaries, at: Date): Promise<void> {
  return database.transaction(async (tx) => {
    await tx.orm.delete(boundary)
    for (const [areaCode, rings] of Object.entries(boundaries)) await tx.orm.insert(boundary).values({ areaCode, rings, uploadedAt: at })
    await notify(tx, 'areas', { revision: await raiseCounter(tx, revisionKey) })
  })
}

/** Boundaries by area code; undefined when none were uploaded. */
export async function readBoundaries(executor: Executor): Promise<Boundaries | undefined> {
  const rows = await executor.orm.select().from(boundary)
  return rows.length === 0 ? undefined : Object.fromEntries(rows.map((row) => [row.areaCode, row.rings]))
}

/** Revision of the boundaries: rises with every upload. */
export async function areasRevision(executor: Executor): Promise<number> {
  return (await readSetting<number>(executor, revisionKey)) ?? 0
}
