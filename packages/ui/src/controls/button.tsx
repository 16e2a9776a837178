import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import styles from './button.module.css'

/** Props of {@link Button}. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` says what happens on this page, once; `plain` (default) has an outline; `ghost` is words alone; `danger` destroys. */
  kind?: 'primary' | 'plain' | 'ghost' | 'danger'
  /** An icon beside the words, from lucide. */
  icon?: ReactNode
  /** Controls whether it is as wide as its container. Default false. */
  wide?: boolean
  children: ReactNode
}

/** A button with words; an icon never stands alone. */
export function Button({ kind = 'plain', icon, wide = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={styles['button'] ?? ''} data-kind={kind} data-wide={wide || undefined}>
      {icon}
      {children}
    </AriaButton>
  )
}
