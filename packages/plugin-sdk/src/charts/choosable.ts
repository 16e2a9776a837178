import type { FocusEvent, KeyboardEvent } from 'react'

/** What choosing knows and tells. */
export interface Choice {
  selected: string | undefined
  onSelect: ((key: string | undefined) => void) | undefined
  /** Told which mark the keyboard is on, to be drawn with a ring: a mark has no box to put one round. */
  onFocused: (key: string | undefined) => void
}

/**
 * Attributes that make a mark choosable by pointer and keyboard; none when nobody listens.
 *
 * @remarks The mark's own `<title>` is its name. An `aria-label` beside it would be held against the words on the mark, and those are shortened
 * where there is little room.
 */
export function choosable(key: string, choice: Choice) {
  const { selected, onSelect, onFocused } = choice
  if (onSelect === undefined) return {}
  const toggle = () => onSelect(selected === key ? undefined : key)
  return {
    role: 'button',
    tabIndex: 0,
    'aria-pressed': selected === key,
    style: { cursor: 'pointer', outline: 'none', boxShadow: 'none' },
    onClick: toggle,
    onFocus: (event: FocusEvent) => {
      if (event.currentTarget.matches(':focus-visible')) onFocused(key)
    },
    onBlur: () => onFocused(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      toggle()
    },
  } as const
}
