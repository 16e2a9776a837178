import { isNotNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { opd } from '../schema/city.ts'

/** Which office goes on in the place of each that was merged, by id. */
export type Succession = ReadonlyMap<string, string>

/** Reads which offices go on for which. What names an office that was merged stays as it was written, and is read through this. */
export async function readSuccession(executor: Executor): Promise<Succession> {
  const rows = await executor.orm.select({ id: opd.id, successor: opd.successor }).from(opd).where(isNotNull(opd.successor))
  return new Map(rows.flatMap(({ id, successor }) => (successor === null ? [] : [[id, successor]])))
}

/** The office that is meant by an id now: itself, or the one it goes on in. */
export function presentOffice(succession: Succession, id: string): string {
  // A merger rewrites the successors of those merged before, so one step is all there is.
  return succession.get(id) ?? id
}
