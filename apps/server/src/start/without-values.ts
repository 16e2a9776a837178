/** Where a failed statement lists its parameters: from this word to the end, or to the stack that follows. */
const parameters = /\nparams: [\s\S]*?(?=\n {4}at |$)/g

/**
 * Takes the parameters of failed statements out of what is logged: they are the city's data, and a log is nobody's place for it.
 *
 * Walks strings and the fields of plain objects; anything else passes.
 */
export function withoutValues<TValue>(value: TValue): TValue {
  if (typeof value === 'string') return value.replaceAll(parameters, '') as TValue
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutValues(inner as unknown)])) as TValue
}
