import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { ageRule } from '@wadah/api/feed-facts'
import type { Installation, PreviewFeed, ReleasePreview } from '@wadah/api/services'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import { feedId } from '@wadah/contracts/ids'
import type { Database } from '@wadah/db/open'
import { listReleaseFiles } from '@wadah/db/releases'
import { isCodedError } from '@wadah/errors'
import { runOnFixtures, runProcedure, type FixtureRun } from '@wadah/plugin-bundle/fixture-runs'
import { extractTimes, type Moment } from '../jobs/readings/extract-times.ts'
import { loadForReview, type LoadedForReview } from './load-checked-release.ts'

/** What previews stand on. */
export interface PreviewDeps {
  database: Database
  adapterHost: AdapterHost
  installation: Installation
}

/** Runs a release on its own fixtures for those who look at it: widgets, and the data of each feed. Throws `not_found`. */
export async function previewRelease({ database, adapterHost, installation }: PreviewDeps, hash: string): Promise<ReleasePreview> {
  const release = await loadForReview(database, hash)
  const { utcOffsetMinutes } = installation.city
  const ran = await runOnFixtures({ release, adapterHost, utcOffsetMinutes }).catch((thrown: unknown) => {
    if (isCodedError(thrown)) return undefined
    throw thrown
  })
  const files = Object.fromEntries((await listReleaseFiles(database, hash)).map(({ path, sha256 }) => [path, sha256]))
  return {
    hash,
    version: release.manifest.version,
    widgets: release.manifest.widgets.flatMap((declaration) => {
      const module = files[`widgets/${declaration.name}.js`]
      return module === undefined ? [] : [{ declaration, module }]
    }),
    locales: { id: files['locales/id.json'] ?? '', en: files['locales/en.json'] ?? '' },
    feeds: feedsOf(release, installation, new Map(ran?.runs.map((run) => [run.feed, run])), ran?.now ?? Date.now()),
    hasFixtures: ran !== undefined,
    now: ran?.now ?? Date.now(),
  }
}

function feedsOf(
  { manifest, contract }: LoadedForReview,
  installation: Installation,
  runs: ReadonlyMap<string, FixtureRun>,
  now: number,
): PreviewFeed[] {
  return Object.entries(contract.procedures).flatMap(([name, { meta }]) => {
    if (meta.kind !== 'feed') return []
    const run = runs.get(name)
    const { title, classification, metadata, measures } = meta
    return {
      name,
      data: run?.output,
      failure: run?.failure?.message,
      times: timesOf(run?.output, meta, { now, utcOffsetMinutes: installation.city.utcOffsetMinutes }),
      facts: {
        id: feedId(manifest.id, name),
        title,
        opd: manifest.opd,
        source: metadata.source,
        classification,
        rule: ageRule(meta, installation),
        metadata,
        measures: measures.map(({ name: measure, title: words, unit, direction, plausible, target }) => ({
          name: measure,
          title: words,
          unit,
          direction,
          plausible,
          target,
        })),
      },
    }
  })
}

/** A fixture that names no good time is still shown, as one that has none. */
function timesOf(data: unknown, meta: FeedMeta, moment: Moment): PreviewFeed['times'] {
  try {
    return data === undefined ? {} : extractTimes(data, meta, moment)
  } catch (thrown) {
    if (isCodedError(thrown)) return {}
    throw thrown
  }
}

/** Answers a query of a previewed widget from the release's fixtures. Throws what the sandbox does. */
export async function queryPreview(
  { database, adapterHost, installation }: PreviewDeps,
  { hash, procedure, input }: { hash: string; procedure: string; input: unknown },
): Promise<unknown> {
  const release = await loadForReview(database, hash)
  return runProcedure({ release, adapterHost, utcOffsetMinutes: installation.city.utcOffsetMinutes, procedure, input })
}
