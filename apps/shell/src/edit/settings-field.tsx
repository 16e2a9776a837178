import type { DialectSchema } from '@wadah/contracts/dialect'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { Select } from '@wadah/ui/select'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'

/** Props of {@link SettingsField}. */
export interface SettingsFieldProps {
  name: string
  schema: DialectSchema
  words?: FormDefinition['fields'][string]
  value: unknown
  onChange(value: unknown): void
}

/** One field of a form, chosen by what its schema allows. */
export function SettingsField({ name, schema, words, value, onChange }: SettingsFieldProps) {
  const { locale } = useLook()
  const label = words?.label[locale] ?? name
  const hint = words?.help ? { hint: words.help[locale] } : {}
  if ('enum' in schema) {
    const options = schema.enum.map((choice) => ({ value: choice, label: words?.choices?.[choice]?.[locale] ?? choice }))
    return <Select label={label} options={options} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
  }
  if ('type' in schema && schema.type === 'boolean') {
    return (
      <Switch selected={value === true} onChange={onChange}>
        {label}
      </Switch>
    )
  }
  if ('type' in schema && (schema.type === 'number' || schema.type === 'integer')) {
    const read = (text: string): void => onChange(text.trim() === '' ? undefined : Number(text.replace(',', '.')))
    return <TextField label={label} {...hint} inputMode="decimal" defaultValue={value === undefined ? '' : String(value)} onChange={read} />
  }
  return <TextField label={label} {...hint} value={typeof value === 'string' ? value : ''} onChange={onChange} />
}
