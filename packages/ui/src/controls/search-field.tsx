import { Search } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField, type SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components/SearchField'
import styles from './field.module.css'

/** Props of {@link SearchField}. */
export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  /** What is searched, for screen readers and as the placeholder. */
  label: string
  /** Word on the button that empties the field. Default “hapus”. */
  clearLabel?: string
}

/** A field to search by words. */
export function SearchField({ label, clearLabel = 'hapus', ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} {...rest} className={styles['field'] ?? ''}>
      <span className={styles['search']}>
        <Search aria-hidden="true" />
        <Input className={styles['input'] ?? ''} placeholder={label} />
        <Button className={styles['clear'] ?? ''}>{clearLabel}</Button>
      </span>
    </AriaSearchField>
  )
}
