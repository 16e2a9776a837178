import type { KeyboardEvent } from 'react'

/** Attributes that make a mark choosable by pointer and keyboard; none when nobody listens. */
export function choosable(
  key: string,
  label: string,
  choice: { selected: string | undefined; onSelect: ((key: string | undefined) => void) | undefined },
) {
  const { selected, onSelect } = choice
  if (onSelect === undefined) return {}
  const toggle = () => onSelect(selected === key ? undefined : key)
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    'aria-pressed': selected === key,
    style: { cursor: 'pointer', outlineColor: 'var(--accent)' },
    onClick: toggle,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      toggle()
    },
  } as const
}
