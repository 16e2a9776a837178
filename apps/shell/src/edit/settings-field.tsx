import { useTranslation } from 'react-i18next'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { Select } from '@wadah/ui/select'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import type { FieldProblem } from './check-settings.ts'
import styles from './edit.module.css'

/** Props of {@link SettingsField}. */
export interface SettingsFieldProps {
  name: string
  schema: DialectSchema
  words?: FormDefinition['fields'][string]
  value: unknown
  /** What is wrong with it, once one has tried to keep it. */
  problem?: FieldProblem
  onChange(value: unknown): void
}

/** One field of a form, chosen by what its schema allows. */
export function SettingsField({ name, schema, words, value, problem, onChange }: SettingsFieldProps) {
  const { locale } = useLook()
  const { t } = useTranslation()
  const label = words?.label[locale] ?? name
  const hint = words?.help?.[locale]
  const error = problem && t(`settings.${problem.kind}`, 'bound' in problem ? { bound: problem.bound } : {})
  if ('enum' in schema) {
    const options = schema.enum.map((choice) => ({ value: choice, label: words?.choices?.[choice]?.[locale] ?? choice }))
    return (
      <div className={styles['choice']}>
        <Select label={label} options={options} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
        {(error ?? hint) !== undefined && <small data-bad={error !== undefined}>{error ?? hint}</small>}
      </div>
    )
  }
  if ('type' in schema && schema.type === 'boolean') {
    return (
      <Switch selected={value === true} onChange={onChange}>
        {label}
      </Switch>
    )
  }
  const below = { ...(hint ? { hint } : {}), ...(error ? { error } : {}) }
  if ('type' in schema && (schema.type === 'number' || schema.type === 'integer')) {
    const first = typeof value === 'number' ? String(value).replace('.', locale === 'id' ? ',' : '.') : ''
    return <TextField label={label} {...below} inputMode="decimal" defaultValue={first} onChange={(text) => onChange(readNumber(text))} />
  }
  return <TextField label={label} {...below} value={typeof value === 'string' ? value : ''} onChange={onChange} />
}

/** A number as people type it, with a comma or a point; what is no number stays as it was typed, to be told. */
function readNumber(text: string): number | string | undefined {
  const typed = text.trim()
  if (typed === '') return undefined
  const number = Number(typed.replace(',', '.'))
  return Number.isFinite(number) ? number : typed
}
