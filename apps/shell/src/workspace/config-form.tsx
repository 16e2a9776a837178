import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { Button } from '@wadah/ui/button'
import { checkSettings, settingsToKeep, type FieldProblem } from '../edit/check-settings.ts'
import { SettingsField } from '../edit/settings-field.tsx'
import styles from './workspace.module.css'

/** Props of {@link ConfigForm}. */
export interface ConfigFormProps {
  definition: FormDefinition
  /** What is in force. */
  config: Record<string, unknown>
  isBusy: boolean
  onSave(config: Record<string, unknown>): void
}

/** The form of a plugin's config, drawn from its schema; what does not fit is said at its field. */
export function ConfigForm({ definition, config, isBusy, onSave }: ConfigFormProps) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Record<string, unknown>>(config)
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({})
  const { schema, fields } = definition
  const save = (): void => {
    const found = checkSettings(schema, values)
    setProblems(found)
    if (Object.keys(found).length === 0) onSave(settingsToKeep(schema, values))
  }
  return (
    <div className={styles['fields']}>
      {Object.entries(schema.properties).map(([name, field]) => (
        <SettingsField
          key={name}
          name={name}
          schema={field}
          {...(fields[name] ? { words: fields[name] } : {})}
          {...(problems[name] ? { problem: problems[name] } : {})}
          value={values[name]}
          onChange={(value) => setValues((last) => ({ ...last, [name]: value }))}
        />
      ))}
      <div className={styles['acts']}>
        <Button kind="primary" isDisabled={isBusy} onPress={save}>
          {t('plugins.try')}
        </Button>
      </div>
    </div>
  )
}
