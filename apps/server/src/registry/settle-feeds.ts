import { feedDeclarations } from '@wadah/api/feed-declarations'
import { readRunningPlugin, runningFeedId, type RunningPlugin, type RunningRelease } from '@wadah/api/running-state'
import { standstillOf } from '@wadah/api/standing'
import { splitId } from '@wadah/contracts/ids'
import { adoptVariant } from '@wadah/db/adopt-variant'
import { carrySnapshot } from '@wadah/db/carry-snapshot'
import { listFeedsOf, setFeedFacts, type FeedDeclaration } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import { hostSdk } from './host-sdk.ts'

/**
 * Makes the feeds of a plugin what its releases in force want, inside the transaction that changed them.
 *
 * @remarks Releases whose feed has the same contract share its runs. Where a rule's release has another contract, its feed runs beside
 * the general one, with snapshots and measures of its own. A general feed that comes to a contract shows at once what there is of it:
 * what a pilot brought, else the last snapshot from before, dated; `forgetState`: its bridge starts from nothing, since what it
 * remembered belongs to another contract.
 */
export async function settleFeeds(tx: Executor, pluginId: string, { forgetState = false }: { forgetState?: boolean } = {}): Promise<void> {
  const plugin = await readRunningPlugin(tx, pluginId)
  const former = new Map((await listFeedsOf(tx, pluginId)).map((row) => [row.id, row.contractHash]))
  const declarations = plugin === undefined ? [] : runningFeeds(plugin)
  const changed = declarations.filter(({ id, contractHash, variantOf }) => {
    const hash = variantOf === undefined ? former.get(id) : undefined
    return hash !== undefined && hash !== contractHash
  })
  await setFeedFacts(tx, pluginId, declarations)
  for (const { id, contractHash } of changed) {
    const adopted = await adoptVariant(tx, { feed: id, contractHash })
    if (!adopted) await carrySnapshot(tx, id, { forgetState })
  }
}

/** The feeds that run of a plugin: those of its general release, and beside them those of rules whose contracts differ. */
function runningFeeds(plugin: RunningPlugin): FeedDeclaration[] {
  const runs = (release: RunningRelease): boolean => standstillOf(plugin, release, { safeMode: false, sdk: hostSdk }) === undefined
  const feeds = new Map<string, FeedDeclaration>()
  const { general } = plugin
  if (general !== undefined && runs(general))
    for (const declaration of feedDeclarations(general.manifest, general.contract, plugin.opd))
      feeds.set(declaration.id, { ...declaration, release: general.hash })
  // The newest last: of two rules that share a contract, its release runs the feed.
  for (const { release } of plugin.rules) {
    if (!runs(release)) continue
    for (const declaration of feedDeclarations(release.manifest, release.contract, plugin.opd)) {
      const id = runningFeedId(plugin, release, splitId(declaration.id).name)
      if (id !== declaration.id) feeds.set(id, { ...declaration, id, release: release.hash, variantOf: declaration.id })
    }
  }
  return [...feeds.values()]
}
