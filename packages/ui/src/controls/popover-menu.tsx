import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import styles from './popup.module.css'

/** One act in a menu. */
export interface MenuEntry {
  id: string
  label: string
  note?: string
  icon?: ReactNode
  danger?: boolean
  disabled?: boolean
  /** Marks the present choice. */
  current?: boolean
}

/** Props of {@link PopoverMenu}. */
export interface PopoverMenuProps {
  /** Words on the button. */
  label: string
  entries: readonly MenuEntry[]
  onAction: (id: string) => void
}

/** A button that opens a short list of acts. */
export function PopoverMenu({ label, entries, onAction }: PopoverMenuProps) {
  const current = entries.filter((entry) => entry.current === true).map((entry) => entry.id)
  return (
    <MenuTrigger>
      <Button className={styles['trigger'] ?? ''}>
        <b>{label}</b>
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={styles['list'] ?? ''}
          onAction={(key) => onAction(String(key))}
          {...(current.length > 0 ? { selectionMode: 'single' as const, selectedKeys: current } : {})}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.disabled ?? false}
              className={styles['item'] ?? ''}
              data-danger={entry.danger || undefined}
            >
              {entry.icon}
              <span className={styles['text']}>
                {entry.label}
                {entry.note !== undefined && <small>{entry.note}</small>}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
