const widths: readonly [RegExp, number][] = [
  [/[0-9▲▼]/, 0.6],
  [/[ilj.,:;'|!()[\]·]/, 0.29],
  [/[\s]/, 0.3],
  [/[tfrI1-]/, 0.4],
  [/[mwMW%]/, 0.88],
  [/[A-Z–—]/, 0.68],
]

/**
 * Estimates the width of a text in the interface's typeface, in the unit of `size`.
 *
 * @remarks Charts are drawn without measuring, also on the server and in pictures; the estimate errs to the wide side.
 */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) em += widths.find(([pattern]) => pattern.test(character))?.[1] ?? 0.57
  return em * size
}

/** Breaks words into lines that fit a width; a longer single word stays whole. */
export function wrapText(text: string, size: number, room: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(joined, size) > room) lines.push(word)
    else lines.splice(Math.max(0, lines.length - 1), 1, joined)
  }
  return lines
}

/** Cuts a name at a whole letter so that it fits, with an ellipsis. Never for numbers, units or times. */
export function shorten(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  let kept = text
  while (kept.length > 1 && textWidth(`${kept}…`, size) > room) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
