const deepest = 64

/** What makes a value unkeepable, and where. */
export interface Unkeepable {
  path: string
  message: string
}

/** A text that JSON can write and a database cannot keep. */
function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

const unkeepableText = 'holds a character no database keeps (NUL, or half of a pair)'

/**
 * Finds what no value may hold whatever its schema lets through: an own key `__proto__`, which a careless copy would turn into a
 * prototype, texts that cannot be kept, and nesting without end. The path is built on the way out only.
 */
export function findUnkeepable(value: unknown, depth = 0): Unkeepable | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : { path: '', message: unkeepableText }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return { path: '', message: `is nested deeper than ${deepest} levels` }
  if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) return { path: '.__proto__', message: 'has a key named __proto__' }
  for (const key of Object.keys(value)) {
    if (!isKeepable(key)) return { path: '', message: unkeepableText }
    const found = findUnkeepable((value as Record<string, unknown>)[key], depth + 1)
    if (found !== undefined) return { ...found, path: Array.isArray(value) ? `[${key}]${found.path}` : `.${key}${found.path}` }
  }
  return undefined
}
