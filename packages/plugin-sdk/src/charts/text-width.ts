/** Advance widths of Plus Jakarta Sans at weights 450 to 650, in hundredths of an em, measured in a browser. */
const widths: readonly [letters: string, width: number][] = [
  ["ijlI'", 25],
  [' ', 25],
  [',.:;·!|', 33],
  ['r()[]', 36],
  ['ftJ"', 40],
  ['z/', 47],
  ['svxLT-', 54],
  ['kyF', 57],
  ['hnuacZ0123456789+', 60],
  ['eEX×–', 62],
  ['bdpqgoARSPVYK', 67],
  ['BU', 70],
  ['DHNC&…▲▼', 76],
  ['w', 84],
  ['MGOQ', 87],
  ['m—', 93],
  ['W%', 101],
]
const widthOf = new Map(widths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width / 100])))

/**
 * Estimates the width of a text in the interface's typeface, in the unit of `size`.
 *
 * @remarks Charts are drawn without measuring, also on the server and in pictures; letters it does not know count as wide.
 */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const letter of text) em += widthOf.get(letter) ?? 0.66
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
