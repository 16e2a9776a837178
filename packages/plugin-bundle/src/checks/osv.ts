import semver from 'semver'
import * as z from 'zod'
import { CodedError } from '@wadah/errors'

const eventSchema = z.looseObject({ introduced: z.string().optional(), fixed: z.string().optional(), last_affected: z.string().optional() })
const entrySchema = z.looseObject({
  id: z.string(),
  summary: z.string().optional(),
  details: z.string().optional(),
  modified: z.string().optional(),
  withdrawn: z.string().optional(),
  affected: z
    .array(
      z.looseObject({
        package: z.looseObject({ ecosystem: z.string(), name: z.string() }).optional(),
        ranges: z.array(z.looseObject({ type: z.string(), events: z.array(eventSchema) })).optional(),
        versions: z.array(z.string()).optional(),
      }),
    )
    .optional(),
})

/** One known vulnerability of one package. */
export interface KnownVulnerability {
  id: string
  summary: string
  name: string
  versions: string[]
  ranges: { introduced: string; fixed?: string | undefined; lastAffected?: string | undefined }[]
}

/** Vulnerabilities by package, as the operator imported them. */
export interface OsvIndex {
  /** When the newest entry was last changed; tells how old the import is. */
  newest: string | undefined
  byPackage: ReadonlyMap<string, KnownVulnerability[]>
}

/**
 * Reads an export of OSV: an array, `{ "vulns": [...] }`, one entry, or an entry a line. Only packages of npm are kept.
 *
 * @remarks Throws `invalid_input` when it is none of these.
 */
export function readOsv(text: string): { entries: KnownVulnerability[]; newest: string | undefined } {
  const parsed = z.array(entrySchema).safeParse(entriesIn(text))
  if (!parsed.success)
    throw new CodedError(
      'invalid_input',
      'This is no export of OSV: write an array of entries, an object with “vulns”, or an entry a line.',
    )
  const entries = parsed.data.filter(({ withdrawn }) => withdrawn === undefined).flatMap(vulnerabilitiesOf)
  const newest = parsed.data
    .flatMap(({ modified }) => modified ?? [])
    .toSorted()
    .at(-1)
  return { entries, newest }
}

/** Makes the index that checks look into. */
export function indexOsv({ entries, newest }: { entries: readonly KnownVulnerability[]; newest?: string | undefined }): OsvIndex {
  return { newest, byPackage: Map.groupBy(entries, ({ name }) => name) }
}

/** Vulnerabilities that are known of a version of a package. */
export function vulnerabilitiesIn({ byPackage }: OsvIndex, name: string, version: string): KnownVulnerability[] {
  return (byPackage.get(name) ?? []).filter(
    ({ versions, ranges }) => versions.includes(version) || ranges.some((range) => isWithin(version, range)),
  )
}

function isWithin(version: string, { introduced, fixed, lastAffected }: KnownVulnerability['ranges'][number]): boolean {
  if (semver.valid(version) === null) return false
  if (introduced !== '0' && semver.valid(introduced) !== null && semver.lt(version, introduced)) return false
  if (fixed !== undefined) return semver.lt(version, fixed)
  return lastAffected === undefined || semver.lte(version, lastAffected)
}

function vulnerabilitiesOf({ id, summary, details, affected = [] }: z.infer<typeof entrySchema>): KnownVulnerability[] {
  return affected
    .filter((one) => one.package?.ecosystem.toLowerCase() === 'npm')
    .map((one) => ({
      id,
      summary: (summary ?? details ?? '').slice(0, 300),
      name: one.package?.name ?? '',
      versions: one.versions ?? [],
      ranges: (one.ranges ?? []).filter(({ type }) => type === 'SEMVER' || type === 'ECOSYSTEM').flatMap(({ events }) => spans(events)),
    }))
}

/** Events come in order: a beginning, then its end, and so on. */
function spans(events: z.infer<typeof eventSchema>[]): KnownVulnerability['ranges'] {
  const found: KnownVulnerability['ranges'] = []
  for (const { introduced, fixed, last_affected: lastAffected } of events) {
    const open = found.at(-1)
    if (introduced !== undefined) found.push({ introduced })
    else if (open !== undefined) Object.assign(open, fixed === undefined ? { lastAffected } : { fixed })
  }
  return found
}

function entriesIn(text: string): unknown[] {
  try {
    const json: unknown = JSON.parse(text)
    if (Array.isArray(json)) return json
    const { vulns } = json as { vulns?: unknown }
    return Array.isArray(vulns) ? vulns : [json]
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return line.trim() === '' ? [] : [JSON.parse(line) as unknown]
      } catch {
        return [undefined]
      }
    })
  }
}
