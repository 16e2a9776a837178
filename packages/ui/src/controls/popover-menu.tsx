import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
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
  /** Marks the present choice of a group of choices. */
  current?: boolean
}

/** Acts that belong together; where one is `current`, a choice of one. */
export interface MenuGroup {
  id: string
  title: string
  entries: readonly MenuEntry[]
}

/** Props of {@link PopoverMenu}. */
export interface PopoverMenuProps {
  /** Words on the button. */
  label: string
  /** What is new behind it, in words: the button carries a dot. */
  news?: string
  /** Empty groups are left out. */
  groups: readonly MenuGroup[]
  onAction: (id: string) => void
}

/** More than this many acts stand in two columns where there is room. */
const oneColumn = 12

/** A button that opens acts in groups. */
export function PopoverMenu({ label, news, groups, onAction }: PopoverMenuProps) {
  const shown = groups.filter(({ entries }) => entries.length > 0)
  const isLong = shown.reduce((sum, { entries }) => sum + entries.length, 0) > oneColumn
  return (
    <MenuTrigger>
      <Button className={styles['trigger'] ?? ''}>
        <b>{label}</b>
        {news !== undefined && <i className={styles['news']} role="img" aria-label={news} title={news} />}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end" data-long={isLong || undefined}>
        <Menu className={styles['list'] ?? ''} onAction={(key) => onAction(String(key))}>
          {shown.map((group) => (
            <GroupOfActs key={group.id} group={group} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function GroupOfActs({ group: { id, title, entries } }: { group: MenuGroup }) {
  const current = entries.filter((entry) => entry.current === true).map((entry) => entry.id)
  return (
    <MenuSection
      // Groups and acts are one collection: a group must not bear the name of an act.
      id={`group:${id}`}
      className={styles['group'] ?? ''}
      {...(current.length > 0 ? { selectionMode: 'single' as const, selectedKeys: current, disallowEmptySelection: true } : {})}
    >
      <Header className={styles['heading'] ?? ''}>{title}</Header>
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
    </MenuSection>
  )
}
