import { join } from 'node:path'
import type { FeedFacts } from '@wadah/plugin-sdk/adapter'

/** Folder of this plugin. */
export const pluginDir = join(import.meta.dirname, '..', '..')

/** The instant of the tests. */
export const now = Date.parse('2026-11-24T03:00:00Z')

/** What the city of the tests calls its OPD. */
const names: Readonly<Record<string, string>> = { bapenda: 'Bapenda', bpbd: 'BPBD', disdukcapil: 'Disdukcapil', dpmptsp: 'DPMPTSP' }

/** Facts of a feed that should bring new data every 20 s, read so many seconds ago. */
export function liveFacts(id: string, secondsAgo: number | undefined, change: Partial<FeedFacts> = {}): FeedFacts {
  const opd = id.split('.')[0] ?? ''
  const text = { id: `Judul ${id}`, en: `Title ${id}` }
  return {
    id,
    title: text,
    opd,
    opdName: names[opd],
    source: 'sumber',
    classification: 'public',
    rule: { kind: 'cadence', basis: 'observed', cadence: '20s', grace: '5s', calendar: { kind: 'always' }, utcOffsetMinutes: 420 },
    times: secondsAgo === undefined ? {} : { observedAt: new Date(now - secondsAgo * 1_000).toISOString() },
    run: { state: 'ok', failedRuns: 0 },
    metadata: {
      concept: text,
      definition: text,
      classification: 'kota',
      measure: text,
      unit: text,
      producer: 'OPD',
      walidata: 'Diskominfo',
      source: 'sumber',
      smallestArea: 'kota',
      frequency: text,
      licence: 'CC BY 4.0',
    },
    measures: [],
    ...change,
  }
}

/** Facts of published data. */
export function archiveFacts(id: string): FeedFacts {
  return liveFacts(id, undefined, {
    rule: { kind: 'archive', utcOffsetMinutes: 420 },
    times: { period: '2023', fetchedAt: new Date(now).toISOString() },
  })
}
