/** One kind of revenue with its target. */
export interface Kind {
  name: string
  target: number
  realised: number
}

/** Kinds in the chosen order: the largest target first, or what lags most. */
export function inOrder<TKind extends Kind>(kinds: readonly TKind[], order: unknown): TKind[] {
  const rank = order === 'share' ? (kind: Kind) => kind.realised / kind.target : (kind: Kind) => -kind.target
  return kinds.toSorted((a, b) => rank(a) - rank(b))
}
