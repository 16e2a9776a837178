/** A value found by a path, and the index taken at each `[]` on the way. */
export interface WalkedValue {
  indexes: readonly number[]
  value: unknown
}

interface Step {
  key: string
  isList: boolean
}

function stepsOf(path: string): Step[] {
  return path.split('.').map((part) => (part.endsWith('[]') ? { key: part.slice(0, -2), isList: true } : { key: part, isList: false }))
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

/** Finds every value of a path such as `rows[].prices[].value`; what is absent is left out. */
export function walkPath(data: unknown, path: string): WalkedValue[] {
  let found: WalkedValue[] = [{ indexes: [], value: data }]
  for (const { key, isList } of stepsOf(path)) {
    found = found.flatMap(({ indexes, value }): WalkedValue[] => {
      const next = own(value, key)
      if (!isList) return next === undefined ? [] : [{ indexes, value: next }]
      return Array.isArray(next) ? next.map((item: unknown, index) => ({ indexes: [...indexes, index], value: item })) : []
    })
  }
  return found
}

/**
 * Reads a path beside a value found by another: the lists both share are entered at the same indexes.
 *
 * @remarks Undefined when the path is absent, or enters a list that the other did not.
 */
export function readBeside(data: unknown, path: string, indexes: readonly number[]): unknown {
  let value: unknown = data
  let depth = 0
  for (const { key, isList } of stepsOf(path)) {
    value = own(value, key)
    if (!isList) continue
    const index = indexes[depth]
    if (index === undefined || !Array.isArray(value)) return undefined
    value = value[index]
    depth += 1
  }
  return value
}

/** Tells whether every list a path enters is entered by the other as well, so that {@link readBeside} means the same item. */
export function sharesLists(path: string, value: string): boolean {
  const lists = (of: string): string[] => [...of.matchAll(/\[\]/g)].map(({ index }) => of.slice(0, index))
  return lists(path).every((prefix, at) => lists(value)[at] === prefix)
}
