import type { Classification } from '@wadah/contracts/classification'
import type { Restriction } from '@wadah/contracts/feed-meta'
import { splitId } from '@wadah/contracts/ids'
import type { Manifest } from '@wadah/contracts/manifest'
import type { Text } from '@wadah/contracts/texts'
import { listEnabled } from '@wadah/db/enablement'
import { listFeeds, type FeedRow } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'

/** What is done with the data of one feed (UU 27/2022 Pasal 31), as far as Wadah itself knows it. */
export interface ProcessingRecord {
  feed: string
  title: Text
  opd: string
  producer: string
  /** Office that answers for it, and how to reach it; undefined when its plugin is switched off. */
  owner: { office: string; contact: string } | undefined
  purpose: Text | undefined
  classification: Classification
  /** Parts of a class of their own. */
  parts: { path: string; classification: Classification }[]
  restriction: Restriction | undefined
  source: string
  connections: { name: string; hosts: string[] }[]
  smallestArea: FeedRow['meta']['metadata']['smallestArea']
  /** Measures whose counts of few persons are hidden. */
  smallCells: { name: string; title: Text; below: number }[]
  /** How long recordings are kept, as a duration. */
  retention: string
}

/** The records of every feed, made of what runs at this moment, so they are never out of date. */
export async function listProcessingRecords(executor: Executor): Promise<ProcessingRecord[]> {
  const manifests = new Map((await listEnabled(executor)).map(({ plugin, releaseRow }) => [plugin, releaseRow.manifest]))
  return (await listFeeds(executor)).map((feed) => recordOf(feed, manifests.get(splitId(feed.id).pluginId)))
}

function recordOf({ id, opd, meta, classification, fieldClasses }: FeedRow, manifest: Manifest | undefined): ProcessingRecord {
  const connections = manifest?.permissions.connections.filter(({ name }) => meta.connections.includes(name)) ?? []
  return {
    feed: id,
    title: meta.title,
    opd,
    producer: meta.metadata.producer,
    owner: manifest?.owner,
    purpose: manifest?.purpose,
    classification,
    parts: fieldClasses.filter((field) => field.classification !== classification),
    restriction: meta.restriction,
    source: meta.metadata.source,
    connections: connections.map(({ name, hosts }) => ({ name, hosts: [...hosts] })),
    smallestArea: meta.metadata.smallestArea,
    smallCells: meta.measures.flatMap(({ name, title, smallCells }) => (smallCells ? [{ name, title, below: smallCells.below }] : [])),
    retention: meta.retention,
  }
}
