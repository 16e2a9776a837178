/** A number from 0 to 1 that depends on nothing but its words: the same world tells the same story again. */
export function chance(seed: number, ...words: (string | number)[]): number {
  let hash = 2_166_136_261 ^ seed
  for (const character of words.join('|')) {
    hash ^= character.charCodeAt(0)
    hash = Math.imul(hash, 16_777_619)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2_246_822_519)
  hash ^= hash >>> 13
  return (hash >>> 0) / 4_294_967_296
}

/** A value that drifts smoothly between chances drawn every `stepMs`, from 0 to 1. */
export function drift(seed: number, at: number, stepMs: number, ...words: (string | number)[]): number {
  const step = Math.floor(at / stepMs)
  const share = at / stepMs - step
  const eased = share * share * (3 - 2 * share)
  return chance(seed, ...words, step) * (1 - eased) + chance(seed, ...words, step + 1) * eased
}
