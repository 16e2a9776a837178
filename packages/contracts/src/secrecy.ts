import { classifications, mayRead, strictest, type Classification, type Projection } from './classification.ts'
import type { FeedMeta } from './feed-meta.ts'

/** A part of an output that is seen by fewer than the rest. */
export interface FieldClass {
  /** A data path as in measures: `rows[].name`. Everything below it shares its class. */
  path: string
  classification: Classification
}

/** What an output is classified as: a whole, and parts that are stricter. */
export interface Classified {
  classification: Classification
  fields?: readonly FieldClass[] | undefined
}

/** Parts that are stricter than the whole; others change nothing, since the strictest wins. */
export function stricterFields({ classification, fields = [] }: Classified): FieldClass[] {
  return fields.filter((field) => !mayRead(classification, field.classification))
}

/** The class of everything together: what someone who sees all of it is trusted with. */
export function strictestOf(classified: Classified): Classification {
  return strictest([classified.classification, ...(classified.fields ?? []).map((field) => field.classification)])
}

/** Every projection an output has, from the most open to the strictest: one serialised body exists of each. */
export function projectionsOf(classified: Classified): Projection[] {
  const present = new Set([classified.classification, ...stricterFields(classified).map((field) => field.classification)])
  return classifications.filter((one) => present.has(one))
}

/**
 * The projection that is shown to a clearance, which is also the class of what is shown; undefined when nothing may be.
 *
 * @remarks Clearances that see the same share one projection, so that an output without stricter parts has one body for all.
 */
export function projectionFor(classified: Classified, clearance: Projection): Projection | undefined {
  return projectionsOf(classified).findLast((one) => mayRead(clearance, one))
}

/** Parts that a projection leaves out. */
export function withheldFields(classified: Classified, projection: Projection): FieldClass[] {
  return stricterFields(classified).filter((field) => !mayRead(projection, field.classification))
}

/** The class of what a path leads to: the whole, or a part on the way to it or below it, the strictest of all. */
export function classOfPath(classified: Classified, path: string): Classification {
  const own = segments(path)
  const touching = (classified.fields ?? []).filter((field) => {
    const other = segments(field.path)
    const shared = Math.min(own.length, other.length)
    return own.slice(0, shared).every((segment, at) => segment === other[at])
  })
  return strictest([classified.classification, ...touching.map((field) => field.classification)])
}

/** The class of something read by several paths together, as a measure with its area and split. */
export function classOfPaths(classified: Classified, paths: readonly (string | undefined)[]): Classification {
  return strictest(paths.flatMap((path) => (path === undefined ? [] : classOfPath(classified, path))))
}

/** The class of each measure by its name: the strictest of all its paths. */
export function measureClasses(measures: FeedMeta['measures'], classified: Classified): Record<string, Classification> {
  return Object.fromEntries(
    measures.map(({ name, value, period, area, series, status }) => [
      name,
      classOfPaths(classified, [value, period, area, series, status]),
    ]),
  )
}

/** What is true under both: the stricter of the wholes, and of each part. Where one says nothing the other alone counts. */
export function stricterOfBoth(now: Classified, then: Classified | null | undefined): Classified {
  if (then === null || then === undefined) return now
  const parts = [...(now.fields ?? []), ...(then.fields ?? [])]
  return {
    classification: strictest([now.classification, then.classification]),
    fields: [...new Set(parts.map(({ path }) => path))].map((path) => ({
      path,
      classification: strictest(parts.filter((part) => part.path === path).map(({ classification }) => classification)),
    })),
  }
}

/** Tells whether something was taken in under classes stricter than those that apply now. */
export function wasStricter(then: Classified | null | undefined, now: Classified): boolean {
  const both = stricterOfBoth(now, then)
  if (both.classification !== now.classification) return true
  return stricterFields(both).some(({ path, classification }) => !mayRead(classOfPath(now, path), classification))
}

function segments(path: string): string[] {
  return path.replaceAll('[]', '').split('.')
}

/** The data as a projection shows it: parts that are stricter are left out, whatever their shape. The given data stays as it is. */
export function projectData(data: unknown, classified: Classified, projection: Projection): unknown {
  return withheldFields(classified, projection).reduce<unknown>((rest, { path }) => leaveOut(rest, segments(path)), data)
}

function leaveOut(value: unknown, [key, ...rest]: readonly string[]): unknown {
  // A list is entered whether the path says so or not: who writes `rows.name` means the names of all rows.
  if (Array.isArray(value)) return value.map((item) => leaveOut(item, key === undefined ? rest : [key, ...rest]))
  if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value as Record<string, unknown>
  // Rebuilt in its order, so that bodies of one content are equal byte for byte.
  return rest.length === 0 ? others : { ...(value as Record<string, unknown>), [key]: leaveOut(inner, rest) }
}
