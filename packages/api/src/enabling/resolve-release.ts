import type { Audience } from '@wadah/contracts/curation'
import type { Caller } from '@wadah/contracts/roles'

/** Who looks, and on which board. The screen is part of the caller; nothing here comes from what a request says of itself. */
export interface Viewer {
  caller: Caller
  /** A board the caller may look at; undefined in the gallery. */
  board?: string | undefined
}

/** A rule as far as deciding needs it. */
export interface ResolvableRule {
  /** Rises with every rule made. */
  id: number
  audience: Audience
}

/** How narrowly an audience names the viewer: a person or screen before a board, a board before an OPD, an OPD before a role. 0: not at all. */
export function closeness({ roles, opds, boards, screens, people }: Audience, { caller, board }: Viewer): number {
  if (caller.userId !== undefined && caller.kind === 'user' && people?.includes(caller.userId)) return 4
  if (caller.screenId !== undefined && caller.kind === 'screen' && screens?.includes(caller.screenId)) return 4
  if (board !== undefined && boards?.includes(board)) return 3
  const isKnown = caller.kind === 'user' || caller.kind === 'screen'
  if (isKnown && caller.opd !== undefined && opds?.includes(caller.opd)) return 2
  if (isKnown && caller.roles.some((role) => roles?.includes(role))) return 1
  return 0
}

/**
 * The rule that decides for a viewer; undefined when the general release runs.
 *
 * @remarks The closest audience wins; of equally close ones the newest rule.
 */
export function resolveRule<TRule extends ResolvableRule>(rules: readonly TRule[], viewer: Viewer): TRule | undefined {
  let winner: TRule | undefined
  let best = 0
  for (const rule of rules) {
    const close = closeness(rule.audience, viewer)
    if (close === 0 || close < best || (close === best && winner !== undefined && winner.id > rule.id)) continue
    winner = rule
    best = close
  }
  return winner
}
