interface Level {
  isArray: boolean
  key: PropertyKey
}

/** The line (from 1) of the value a path leads to in a valid JSON text; of the nearest value around it when it is not there. */
export function lineInJson(text: string, path: readonly PropertyKey[]): number {
  const levels: Level[] = []
  let best = { depth: 0, at: 0 }
  const note = (at: number): void => {
    const isOnPath = levels.length <= path.length && levels.every(({ key }, index) => String(key) === String(path[index]))
    if (isOnPath && levels.length > best.depth) best = { depth: levels.length, at }
  }
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    const level = levels.at(-1)
    if (token === '{') levels.push({ isArray: false, key: '' })
    else if (token === '[') {
      levels.push({ isArray: true, key: 0 })
      note(index)
    } else if (token === '}' || token === ']') levels.pop()
    else if (token === ',' && level?.isArray) {
      level.key = Number(level.key) + 1
      // The next value begins after the comma, often on the next line.
      note(index + (/^,\s*/.exec(text.slice(index, index + 200))?.[0].length ?? 1))
    } else if (
      level &&
      !level.isArray &&
      token.startsWith('"') &&
      /^\s*:/.test(text.slice(index + token.length, index + token.length + 80))
    ) {
      level.key = JSON.parse(token) as string
      note(index)
    }
  }
  return text.slice(0, best.at).split('\n').length
}
