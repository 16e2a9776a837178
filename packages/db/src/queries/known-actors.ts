import { eq, inArray } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { opd, publishingKey } from '../schema/city.ts'
import { user } from '../schema/identity.ts'
import { screen } from '../schema/screens.ts'

/** What is known now of someone the audit trail names, besides the name it wrote down. */
export interface KnownActor {
  email?: string | undefined
  /** Short name of the OPD they belong to now. */
  opd?: string | undefined
  /** What a key is used on, or where a wall hangs. */
  place?: string | undefined
}

/** What is known of actors by their ids; who is gone is missing. */
export async function findKnownActors(executor: Executor, ids: Iterable<string>): Promise<Map<string, KnownActor>> {
  const all = [...new Set(ids)]
  const ofKind = (kind: string): string[] => all.filter((id) => id.startsWith(`${kind}:`)).map((id) => id.slice(kind.length + 1))
  const [people, keys, screens] = [ofKind('user'), ofKind('key'), ofKind('screen')]
  const known = new Map<string, KnownActor>()
  if (people.length > 0) {
    const facts = { id: user.id, email: user.email, opd: opd.shortName }
    const rows = await executor.orm.select(facts).from(user).leftJoin(opd, eq(opd.id, user.opd)).where(inArray(user.id, people))
    for (const row of rows) known.set(`user:${row.id}`, { email: row.email, opd: row.opd ?? undefined })
  }
  if (keys.length > 0) {
    const facts = { id: publishingKey.keyId, place: publishingKey.label }
    for (const { id, place } of await executor.orm.select(facts).from(publishingKey).where(inArray(publishingKey.keyId, keys)))
      known.set(`key:${id}`, { place })
  }
  if (screens.length > 0) {
    const facts = { id: screen.id, place: screen.room }
    for (const { id, place } of await executor.orm.select(facts).from(screen).where(inArray(screen.id, screens)))
      known.set(`screen:${id}`, { place })
  }
  return known
}
