import { mayRead, type Classification } from '@wadah/contracts/classification'
import { classifiedParts, type ConsentChange } from '@wadah/contracts/curation'
import type { RecordedContract, RecordedProcedure } from '@wadah/contracts/recorded-contract'
import type { Text } from '@wadah/contracts/texts'
import { durationMs } from '@wadah/freshness/duration'
import { compareContracts } from '../compare-contracts.ts'
import { fieldPaths } from './field-paths.ts'
import { wordContractChange } from './word-contract-change.ts'
import { both, classWords, wordDuration } from './words.ts'

const kindWords = { feed: both('Aliran data', 'Feed'), query: both('Kueri', 'Query'), intake: both('Kirim data', 'Intake') }
const empty: RecordedContract['procedures'] = {}

/** What a release reads, stores and promises: procedures, data classes, fields, cadence and the contract that others rely on. */
export function dataDiff(before: RecordedContract | undefined, after: RecordedContract): ConsentChange[] {
  const was = before?.procedures ?? empty
  return [
    ...Object.entries(after.procedures).flatMap(([name, procedure]) => {
      const former = was[name]
      return former === undefined ? [newProcedure(name, procedure)] : procedureChanges(name, former, procedure)
    }),
    ...(before === undefined ? [] : contractChanges(before, after)),
  ]
}

function subjectOf(name: string, { meta }: RecordedProcedure): Text {
  const kind = kindWords[meta.kind]
  return both(`${kind.id} “${meta.title.id}” (${name})`, `${kind.en} “${meta.title.en}” (${name})`)
}

function newProcedure(name: string, procedure: RecordedProcedure): ConsentChange {
  const { meta } = procedure
  const subject = subjectOf(name, procedure)
  const data = classWords[meta.classification]
  const fields = meta.kind === 'intake' ? meta.columns.map(({ header }) => header) : fieldPaths(procedure.output)
  return {
    kind: meta.kind,
    widens: true,
    weight: meta.classification === 'public' ? 2 : 3,
    where: name,
    text: both(
      `${subject.id} baru, data ${data.id}: ${listed(fields, 'dan')}.`,
      `New: ${subject.en}, ${data.en} data: ${listed(fields, 'and')}.`,
    ),
  }
}

function procedureChanges(name: string, before: RecordedProcedure, after: RecordedProcedure): ConsentChange[] {
  const subject = subjectOf(name, after)
  return [
    ...classChange(name, subject, [before.meta.classification, after.meta.classification]),
    ...partChanges(name, subject, [before, after]),
    ...fieldChange(name, before, after),
    ...pollChange(name, before, after),
  ]
}

function classChange(name: string, subject: Text, [from, to]: [Classification, Classification]): ConsentChange[] {
  if (from === to) return []
  const isOpened = !mayRead(to, from)
  const [id, en] = isOpened ? ['dibuka', 'opened'] : ['ditutup', 'closed']
  return [
    {
      kind: 'classification',
      // Opened, more people see it. Closed, the plugin now handles what it did not: both are for a person to decide.
      widens: true,
      weight: 3,
      where: name,
      text: both(
        `${subject.id} ${id}: dari ${classWords[from].id} menjadi ${classWords[to].id}.`,
        `${subject.en} is ${en}: from ${classWords[from].en} to ${classWords[to].en}.`,
      ),
    },
  ]
}

/** Parts that are classified for themselves: one that is opened is seen by more people, one that is closed was seen by too many. */
function partChanges(name: string, subject: Text, [before, after]: [RecordedProcedure, RecordedProcedure]): ConsentChange[] {
  const classOf = ({ meta }: RecordedProcedure, path: string) =>
    classifiedParts(meta).find((part) => part.path === path)?.classification ?? meta.classification
  const paths = new Set([...classifiedParts(before.meta), ...classifiedParts(after.meta)].map(({ path }) => path))
  return [...paths].flatMap((path) =>
    classChange(`${name}.${path}`, both(`${subject.id}, bagian ${path},`, `${subject.en}, part ${path},`), [
      classOf(before, path),
      classOf(after, path),
    ]),
  )
}

function fieldChange(name: string, before: RecordedProcedure, after: RecordedProcedure): ConsentChange[] {
  if (after.meta.kind === 'intake') return []
  const known = new Set(fieldPaths(before.output))
  const fresh = fieldPaths(after.output).filter((path) => !known.has(path))
  if (fresh.length === 0) return []
  const subject = subjectOf(name, after)
  const data = classWords[after.meta.classification]
  return [
    {
      kind: 'feed',
      widens: true,
      weight: after.meta.classification === 'public' ? 2 : 3,
      where: name,
      text: both(
        `${subject.id} membawa data baru (${data.id}): ${listed(fresh, 'dan')}.`,
        `${subject.en} carries new data (${data.en}): ${listed(fresh, 'and')}.`,
      ),
    },
  ]
}

function pollChange(name: string, { meta: before }: RecordedProcedure, after: RecordedProcedure): ConsentChange[] {
  const { meta } = after
  if (before.kind !== 'feed' || meta.kind !== 'feed' || before.poll === meta.poll) return []
  const subject = subjectOf(name, after)
  const [from, to] = [wordDuration(before.poll), wordDuration(meta.poll)]
  const isOftener = durationMs(meta.poll) < durationMs(before.poll)
  return [
    {
      kind: 'cadence',
      widens: isOftener,
      weight: 1,
      where: name,
      text: both(
        `${subject.id} bertanya ke sumbernya tiap ${to.id}, semula tiap ${from.id}.`,
        `${subject.en} asks its source every ${to.en}, formerly every ${from.en}.`,
      ),
    },
  ]
}

/** What others rely on: a break needs consent, whatever else is only told. New procedures and classes of data and its parts are told above. */
function contractChanges(before: RecordedContract, after: RecordedContract): ConsentChange[] {
  return compareContracts(before, after)
    .changes.filter(
      ({ path, what }) => !path.endsWith('.classification') && !path.includes('.fields.') && !(what === 'is new' && !path.includes('.')),
    )
    .map((change): ConsentChange => {
      const [name = ''] = change.path.split('.')
      const procedure = after.procedures[name] ?? before.procedures[name]
      const isBreak = change.level === 'major'
      return {
        kind: change.path.includes('.measures.') ? 'measure' : 'contract',
        widens: isBreak,
        weight: isBreak ? 2 : 1,
        where: change.path,
        text: wordContractChange(change, procedure === undefined ? both(name, name) : subjectOf(name, procedure)),
      }
    })
}

const mostListed = 6

function listed(names: readonly string[], and: 'dan' | 'and'): string {
  const shown = names.slice(0, mostListed).join(', ')
  const rest = names.length - mostListed
  if (rest <= 0) return shown
  return and === 'dan' ? `${shown} dan ${rest} lagi` : `${shown} and ${rest} more`
}
