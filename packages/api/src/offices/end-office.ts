import { readBelongings, type Belongings } from '@wadah/db/offices'
import { takeTurns, type Executor } from '@wadah/db/open'
import { revokePublishingKey } from '@wadah/db/publishing-keys'

/** Reads what belongs to an office, and lets no release of its plugins be published before the transaction ends. */
export async function keepPluginsStill(tx: Executor, id: string): Promise<Belongings> {
  const { plugins } = await readBelongings(tx, id)
  for (const plugin of plugins) await takeTurns(tx, `plugin ${plugin}`)
  return readBelongings(tx, id)
}

/** Revokes the keys of an office that ends: nobody speaks with its name any more. What they sealed goes on running. */
export async function retireKeys(tx: Executor, keys: Belongings['keys'], revoked: { at: Date; by: string; reason: string }): Promise<void> {
  for (const { keyId } of keys) await revokePublishingKey(tx, keyId, revoked)
}
