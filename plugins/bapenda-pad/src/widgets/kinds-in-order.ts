import type { Kind } from '../contract.ts'

/** Share of its target that a kind has reached; none without a target. */
export function shareOf({ realised, target }: Kind): number | undefined {
  return target > 0 ? realised / target : undefined
}

/** Kinds in the chosen order: what lags most first, or the largest target first. */
export function kindsInOrder(kinds: readonly Kind[], order: unknown): Kind[] {
  const rank = order === 'amount' ? (kind: Kind) => -kind.target : (kind: Kind) => shareOf(kind) ?? Number.POSITIVE_INFINITY
  return kinds.toSorted((a, b) => rank(a) - rank(b))
}
