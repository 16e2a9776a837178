import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { portProtocol, type HostMessage, type PortFeed } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import type { ConformanceRound, Look, WidgetState } from './conformance-cases.ts'
import type { DrawnData } from './drawn-data.ts'
import type { RenderedRelease } from './rendered-release.ts'

/** One widget of a release, with its data. */
export interface DrawnWidget {
  release: RenderedRelease
  widget: WidgetDeclaration
  data: DrawnData
}

/** What the host says first: a size, and the first look of its first state. */
export function initMessage(drawn: DrawnWidget, { size, mode, steps }: ConformanceRound): HostMessage {
  const { release, widget, data } = drawn
  const [step] = steps
  const look = step?.looks[0] ?? { theme: 'gelap', locale: 'id' }
  return {
    type: 'init',
    protocol: portProtocol,
    ...look,
    size,
    filter: {},
    mode,
    settings: widget.settings?.defaults ?? {},
    visible: true,
    dataSaver: false,
    reducedMotion: true,
    feeds: portFeeds(drawn, step?.state ?? 'fresh', 1),
    areas: [...(release.areas ?? [])],
    texts: textsOf(release, look.locale),
    clockOffset: data.clock - Date.now(),
  }
}

/** What the host says when its feeds come to stand otherwise. */
export function stateMessages(drawn: DrawnWidget, state: WidgetState, version: number): HostMessage[] {
  return portFeeds(drawn, state, version).map((feed) => ({ type: 'data', feed }))
}

/** What the host says when somebody wants another theme or language. */
export function lookMessages({ release }: DrawnWidget, { theme, locale }: Look): HostMessage[] {
  return [
    { type: 'theme', theme },
    { type: 'locale', locale, texts: textsOf(release, locale) },
  ]
}

function portFeeds({ release, widget, data }: DrawnWidget, state: WidgetState, version: number): PortFeed[] {
  const isEmpty = state === 'empty'
  return widget.feeds.flatMap((name) => {
    const meta = release.contract.procedures[name]?.meta
    if (meta?.kind !== 'feed') return []
    const facts = factsOf(`${release.manifest.id}/${name}`, meta, { opd: release.manifest.opd, state, clock: data.clock })
    return [{ name, version: isEmpty ? 0 : version, data: isEmpty ? undefined : data.feeds[name], shown: state, facts }]
  })
}

function factsOf(id: string, meta: FeedMeta, { opd, state, clock }: { opd: string; state: WidgetState; clock: number }): FeedFacts {
  const at = new Date(clock).toISOString()
  const isFailing = state === 'cut'
  return {
    id,
    opd,
    title: meta.title,
    source: meta.metadata.source,
    classification: meta.classification,
    rule: { kind: 'archive', utcOffsetMinutes: 420 },
    times: state === 'empty' ? {} : { observedAt: at, fetchedAt: at, confirmedAt: at },
    run: isFailing ? { state: 'failing', since: at, code: 'source_unreachable', failedRuns: 3 } : { state: 'ok', failedRuns: 0 },
    ...(state === 'held' ? { hold: { by: 'owner', since: at, reason: { id: 'Sedang diperiksa.', en: 'Being looked into.' } } } : {}),
    metadata: meta.metadata,
    measures: meta.measures.map(({ name, title, unit, direction, plausible, target }) => ({
      name,
      title,
      unit,
      direction,
      plausible,
      target,
    })),
  }
}

function textsOf({ files }: RenderedRelease, locale: Locale): Record<string, string> {
  return JSON.parse(Buffer.from(files.get(`locales/${locale}.json`) ?? Buffer.from('{}')).toString('utf8')) as Record<string, string>
}
