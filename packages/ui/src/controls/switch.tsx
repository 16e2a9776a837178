import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './switch.module.css'

/** Props of {@link Switch}. */
export interface SwitchProps {
  selected: boolean
  onChange: (selected: boolean) => void
  disabled?: boolean
  /** What is on when it is on. */
  children: ReactNode
}

/** Turns one thing on or off at once. */
export function Switch({ selected, onChange, disabled = false, children }: SwitchProps) {
  return (
    <AriaSwitch isSelected={selected} onChange={onChange} isDisabled={disabled} className={styles['switch'] ?? ''}>
      <span className={styles['track']} aria-hidden="true" />
      {children}
    </AriaSwitch>
  )
}
