import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import styles from './segmented-control.module.css'

/** Props of {@link SegmentedControl}. */
export interface SegmentedControlProps<TValue extends string = string> {
  label: string
  options: readonly { value: TValue; label: string }[]
  value: TValue
  onChange: (value: TValue) => void
  /** Controls whether it is as wide as its container. Default false. */
  wide?: boolean
}

/** A choice of one from a few, all in sight. */
export function SegmentedControl<TValue extends string = string>({
  label,
  options,
  value,
  onChange,
  wide = false,
}: SegmentedControlProps<TValue>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group'] ?? ''}
      data-wide={wide || undefined}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(String(key) as TValue)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles['segment'] ?? ''}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
