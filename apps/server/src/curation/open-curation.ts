import type { CurationServices } from '@wadah/api/services'
import type { CurationPolicy } from '@wadah/contracts/curation'
import { everyPlugin, setCurationPolicy } from '@wadah/db/curation'
import { findEnablement, setEnablement } from '@wadah/db/enablement'
import { setFeedFacts } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { readSetting, writeSetting } from '@wadah/db/settings'
import { consentDiff } from '@wadah/plugin-bundle/consent-diff'
import { enableRelease } from '../registry/enable-release.ts'
import { followRules } from '../registry/follow-rules.ts'
import { createCheckQueue, type CheckDeps, type CheckQueue } from './check-queue.ts'
import { loadForReview, loadRunning, toCompared } from './load-checked-release.ts'
import { previewRelease, queryPreview, type PreviewDeps } from './preview-release.ts'

/** Checks of submitted releases, and what the procedures of curation ask of the server. */
export interface Curation {
  queue: CheckQueue
  services: CurationServices
}

/** Opens curation; nothing is checked before its queue starts. */
export function openCuration(deps: CheckDeps & PreviewDeps): Curation {
  const { database } = deps
  return {
    queue: createCheckQueue(deps),
    services: {
      async diff(hash) {
        const release = await loadForReview(database, hash)
        return consentDiff(await loadRunning(database, release.manifest.id, hash), toCompared(release))
      },
      enable: (tx, { release, tier, actor, reason, at }) =>
        enableRelease(tx, { release, policy: 'follow-compatible', tier, actor, kind: 'enabled', reason, at }),
      follow: (tx, { release, actor, at }) => followRules(tx, release, { actor: actor.name, at }),
      async stop(tx, { plugin, hash }, at) {
        const running = await findEnablement(tx, plugin)
        if (running?.release !== hash) return
        // It keeps its place on boards, with the reason; its bridge rests.
        await setFeedFacts(tx, plugin, [])
        const { releaseRow: _, ...row } = running
        await setEnablement(tx, { ...row, changedAt: at })
      },
      preview: (hash) => previewRelease(deps, hash),
      queryPreview: (options) => queryPreview(deps, options),
    },
  }
}

const demoPolicyKey = 'demo-curation-policy'
const demoPolicy: CurationPolicy = 'follow-compatible'

/** Lets compatible releases of a demo run by themselves, until somebody decides otherwise. Real installations review. */
export async function seedDemoPolicy(database: Database, at: Date): Promise<void> {
  if ((await readSetting(database, demoPolicyKey)) !== undefined) return
  await setCurationPolicy(database, { plugin: everyPlugin, policy: demoPolicy, setAt: at, setBy: 'demo', reason: 'Kota demo' })
  await writeSetting(database, demoPolicyKey, demoPolicy)
}
