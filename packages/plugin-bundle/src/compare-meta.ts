import { mayRead, type Classification } from '@wadah/contracts/classification'
import type { FeedMeta, IntakeMeta, Measure, ProcedureMeta } from '@wadah/contracts/feed-meta'
import { durationMs } from '@wadah/freshness/duration'
import type { ChangeLevel, ContractChange } from './compare-contracts.ts'

/** Compares what two procedures of one name and kind declare about themselves. Every difference has a level; words alone are a patch. */
export function compareMeta(name: string, before: ProcedureMeta, after: ProcedureMeta): ContractChange[] {
  const changes: ContractChange[] = []
  if (before.classification !== after.classification) {
    const isOpened = !mayRead(after.classification, before.classification)
    changes.push({
      path: `${name}.classification`,
      level: 'major',
      what: `was ${isOpened ? 'opened' : 'closed'} from ${before.classification} to ${after.classification}`,
    })
  }
  changes.push(...compareFields(name, before, after))
  if (before.kind === 'feed' && after.kind === 'feed')
    changes.push(...comparePromise(name, before, after), ...compareMeasures(name, before, after))
  if (before.kind === 'intake' && after.kind === 'intake') changes.push(...compareColumns(name, before, after))
  if (changes.length > 0 || JSON.stringify(before) === JSON.stringify(after)) return changes
  return [{ path: `${name}.meta`, level: 'patch', what: 'its description changed' }]
}

/** A part that is closed may be missed by whoever showed it; one that is opened, or the law that closes it, is for the walidata to judge. */
function compareFields(name: string, before: ProcedureMeta, after: ProcedureMeta): ContractChange[] {
  const changes: ContractChange[] = []
  const [was, is] = [fieldClasses(before), fieldClasses(after)]
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const [former = before.classification, present = after.classification] = [was.get(path), is.get(path)]
    if (former === present) continue
    const isOpened = !mayRead(present, former)
    changes.push({
      path: `${name}.fields.${path}`,
      level: 'major',
      what: `was ${isOpened ? 'opened' : 'closed'} from ${former} to ${present}`,
    })
  }
  if (JSON.stringify(before.restriction) !== JSON.stringify(after.restriction))
    changes.push({ path: `${name}.restriction`, level: 'minor', what: 'its legal basis or consequence test changed' })
  return changes
}

function fieldClasses(meta: ProcedureMeta): Map<string, Classification> {
  return new Map(meta.kind === 'intake' ? [] : (meta.fields ?? []).map(({ path, classification }) => [path, classification]))
}

/** What a feed promises about its age: it may be kept better, not worse, or a screen that was right becomes wrong. */
function comparePromise(name: string, before: FeedMeta, after: FeedMeta): ContractChange[] {
  const path = `${name}.cadence`
  if (before.archive !== after.archive)
    return [
      {
        path,
        level: after.archive ? 'major' : 'minor',
        what: after.archive ? 'no new data is promised any more' : 'new data is promised now',
      },
    ]
  if (before.basis !== after.basis)
    return [{ path: `${name}.basis`, level: 'major', what: `its age was judged by ${before.basis} and is by ${after.basis}` }]
  const steps = [
    compareDurations(lengthOf(before), lengthOf(after)),
    compareDurations(optionalMs(before.publicationLag, 0), optionalMs(after.publicationLag, 0)),
    compareDurations(optionalMs(before.maxUnchanged, Number.POSITIVE_INFINITY), optionalMs(after.maxUnchanged, Number.POSITIVE_INFINITY)),
    before.calendar === after.calendar ? 'same' : after.calendar === 'workdays' ? 'looser' : 'tighter',
  ]
  if (steps.includes('looser')) return [{ path, level: 'major', what: 'its promise of freshness was loosened' }]
  return steps.includes('tighter') ? [{ path, level: 'minor', what: 'its promise of freshness was tightened' }] : []
}

function optionalMs(duration: string | undefined, absent: number): number {
  return duration === undefined ? absent : durationMs(duration)
}

function lengthOf({ cadence, grace }: FeedMeta): number {
  return optionalMs(cadence, 0) + optionalMs(grace, 0)
}

function compareDurations(before: number, after: number): 'same' | 'looser' | 'tighter' {
  return after === before ? 'same' : after > before ? 'looser' : 'tighter'
}

function compareMeasures(name: string, before: FeedMeta, after: FeedMeta): ContractChange[] {
  const changes = before.measures.flatMap((measure) => {
    const change = measureChange(
      measure,
      after.measures.find((candidate) => candidate.name === measure.name),
    )
    return change ? [{ path: `${name}.measures.${measure.name}`, ...change }] : []
  })
  const added = after.measures.filter((measure) => !before.measures.some((candidate) => candidate.name === measure.name))
  return [
    ...changes,
    ...added.map((measure): ContractChange => ({ path: `${name}.measures.${measure.name}`, level: 'minor', what: 'is new' })),
  ]
}

/** A series is known by its name, unit and splits: with another of these the old points and the new would not be one series. */
function measureChange(before: Measure, after: Measure | undefined): { level: ChangeLevel; what: string } | undefined {
  if (!after) return { level: 'major', what: 'is gone; its series would end' }
  if (after.unit.id !== before.unit.id || after.unit.en !== before.unit.en)
    return { level: 'major', what: `its unit changed from ${before.unit.id} to ${after.unit.id}` }
  for (const split of ['period', 'area', 'series'] as const) {
    if ((before[split] === undefined) !== (after[split] === undefined))
      return { level: 'major', what: after[split] === undefined ? `is no longer split by ${split}` : `is now split by ${split}` }
  }
  const [was, is] = [before.smallCells?.below ?? 0, after.smallCells?.below ?? 0]
  if (is < was)
    return { level: 'major', what: is === 0 ? 'small counts are no longer hidden' : `small counts are hidden below ${is}, not ${was}` }
  if (is > was) return { level: 'minor', what: `small counts are hidden below ${is}` }
  return after.direction === before.direction ? undefined : { level: 'minor', what: 'its direction changed' }
}

/** The columns are what an office has to deliver: it may have to deliver less, not more. */
function compareColumns(name: string, before: IntakeMeta, after: IntakeMeta): ContractChange[] {
  const changes: ContractChange[] = []
  for (const column of after.columns) {
    const was = before.columns.find((candidate) => candidate.key === column.key)
    const path = `${name}.columns.${column.key}`
    const level = column.required ? 'major' : 'minor'
    if (!was) changes.push({ path, level, what: column.required ? 'is demanded now' : 'is new' })
    else if (was.type !== column.type || was.header !== column.header)
      changes.push({ path, level: 'major', what: 'has another header or type' })
    else if (was.required !== column.required)
      changes.push({ path, level, what: column.required ? 'is demanded now' : 'may be absent now' })
  }
  for (const column of before.columns)
    if (!after.columns.some((candidate) => candidate.key === column.key))
      changes.push({ path: `${name}.columns.${column.key}`, level: 'minor', what: 'is no longer read' })
  if (after.maxRows !== before.maxRows)
    changes.push({
      path: `${name}.maxRows`,
      level: after.maxRows < before.maxRows ? 'major' : 'minor',
      what: `takes ${after.maxRows} rows, not ${before.maxRows}`,
    })
  return changes
}
