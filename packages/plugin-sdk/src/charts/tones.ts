import type { Tone } from './chart-props.ts'

/** The palette in its order. */
export const tones: readonly Tone[] = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']

const inks: Record<Tone, string> = {
  c1: 'var(--accent)',
  c2: 'var(--soga)',
  c3: 'var(--indigo)',
  c4: 'var(--text)',
  c5: 'var(--text)',
  c6: 'var(--text-2)',
}

/** Colour of a mark; grey when the chart is quiet. */
export function markColour(tone: Tone, quiet = false): string {
  return quiet ? 'var(--quiet)' : `var(--${tone})`
}

/** Colour of words that name a mark: dark or light enough to read. */
export function inkColour(tone: Tone, quiet = false): string {
  return quiet ? 'var(--text-3)' : inks[tone]
}

/** The n-th tone, again from the start after the last. */
export function toneAt(index: number): Tone {
  return tones[index % tones.length] ?? 'c1'
}
