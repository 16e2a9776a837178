import { mayRead, type Classification, type Projection } from '@wadah/contracts/classification'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { measureClasses, projectionFor, stricterOfBoth, strictestOf, withheldFields, type Classified } from '@wadah/contracts/secrecy'
import type { FeedRow } from '@wadah/db/feeds'

/** The classes of an output and of its measures, as they apply now. */
export interface FeedSecrecy {
  classified: Classified
  /** Class of each measure by name: the strictest of all its paths. */
  measures: Readonly<Record<string, Classification>>
}

/**
 * What somebody is shown of something classified.
 *
 * `nothing`: not even that it exists. `sealed`: that it exists; its data after saying what for. `data`: a projection, and whether saying
 * what for would show more.
 */
export type Shown = { kind: 'nothing' } | { kind: 'sealed' } | { kind: 'data'; projection: Projection; purposeNeeded: boolean }

/** Decides what a clearance is shown; restricted data needs a stated purpose besides. */
export function shownTo(clearance: Projection, classified: Classified, hasPurpose: boolean): Shown {
  const full = projectionFor(classified, clearance)
  if (full === undefined) return { kind: 'nothing' }
  if (full !== 'restricted' || hasPurpose) return { kind: 'data', projection: full, purposeNeeded: false }
  const open = projectionFor(classified, 'internal')
  return open === undefined ? { kind: 'sealed' } : { kind: 'data', projection: open, purposeNeeded: true }
}

/** The classes of a stored feed, or of content of it that was taken in under other classes: then the stricter of then and now. */
export function secrecyOf(
  { meta, classification, fieldClasses }: Pick<FeedRow, 'meta' | 'classification' | 'fieldClasses'>,
  then?: Classified | null,
): FeedSecrecy {
  const classified = stricterOfBoth({ classification, fields: fieldClasses }, then)
  return { classified, measures: measureClasses(meta.measures, classified) }
}

const beingChecked = { id: 'Angka baru sedang diperiksa.', en: 'A new number is being checked.' }

/** The facts of a feed as somebody is shown them: no reason, name or bound tells what the data may not. */
export function factsAs(facts: FeedFacts, { classified, measures }: FeedSecrecy, shown: Exclude<Shown, { kind: 'nothing' }>): FeedFacts {
  const isSealed = shown.kind === 'sealed'
  const projection = isSealed ? classified.classification : shown.projection
  const withheld = withheldFields(classified, projection).map(({ path, classification }) => ({ path, classification }))
  const isWhole = !isSealed && mayRead(projection, strictestOf(classified))
  const { reason: _reason, ...runWithoutReason } = facts.run
  return {
    ...facts,
    classification: projection,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(isSealed || shown.purposeNeeded ? { purposeNeeded: true } : {}),
    // What a bridge complains of, and why a number is held, may quote the numbers themselves.
    run: isWhole ? facts.run : runWithoutReason,
    hold: isWhole || facts.hold === undefined ? facts.hold : { ...facts.hold, reason: beingChecked },
    measures: isSealed ? [] : facts.measures.filter(({ name }) => mayRead(projection, measures[name] ?? classified.classification)),
  }
}
