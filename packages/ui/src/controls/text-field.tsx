import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import styles from './field.module.css'

/** Props of {@link TextField}. */
export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  placeholder?: string
  /** How to fill it, under the field. */
  hint?: string
  /** What is wrong and how to mend it; marks the field invalid. */
  error?: string
  /** Number of lines; more than one makes a text area. Default 1. */
  lines?: number
}

/** A field for words, with its label, a hint and what is wrong. */
export function TextField({ label, placeholder, hint, error, lines = 1, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      // An error that was told must not keep the form from being sent again, as the browser's own validation would.
      validationBehavior={error === undefined ? 'native' : 'aria'}
      {...rest}
      isInvalid={error !== undefined || rest.isInvalid}
      className={styles['field'] ?? ''}
    >
      <Label className={styles['label']}>{label}</Label>
      {lines > 1 ? (
        <TextArea className={styles['input'] ?? ''} rows={lines} placeholder={placeholder} />
      ) : (
        <Input className={styles['input'] ?? ''} placeholder={placeholder} />
      )}
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles['hint']}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
