import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import styles from './popup.module.css'

/** One choice. */
export interface SelectOption<TValue extends string = string> {
  value: TValue
  label: string
  /** A quieter second line. */
  note?: string
  disabled?: boolean
}

/** Props of {@link Select}. */
export interface SelectProps<TValue extends string = string> {
  /** What is chosen; stands before the value. */
  label: string
  options: readonly SelectOption<TValue>[]
  value: TValue | undefined
  onChange: (value: TValue) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
  disabled?: boolean
}

/** A choice of one from a list: the label stands in the button, *Wilayah **Seluruh kota***. */
export function Select<TValue extends string = string>({
  label,
  options,
  value,
  onChange,
  placeholder = '–',
  disabled = false,
}: SelectProps<TValue>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <AriaSelect
      className={styles['select'] ?? ''}
      value={value ?? null}
      onChange={(key) => onChange(String(key) as TValue)}
      isDisabled={disabled}
      placeholder={placeholder}
    >
      <Button className={styles['trigger'] ?? ''}>
        <Label elementType="span">{label}</Label>
        <SelectValue className={styles['value'] ?? ''}>{chosen?.label ?? placeholder}</SelectValue>
      </Button>
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              isDisabled={option.disabled ?? false}
              className={styles['item'] ?? ''}
            >
              <span className={styles['text']}>
                {option.label}
                {option.note !== undefined && <small>{option.note}</small>}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
