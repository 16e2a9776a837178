import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Placement } from '@wadah/contracts/board'
import type { EnabledWidget } from '@wadah/contracts/release'
import { settingsFor } from '@wadah/board-model/settings-for'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { useLook } from '../look/look-store.ts'
import { checkSettings, settingsToKeep, type FieldProblem } from './check-settings.ts'
import { SettingsField } from './settings-field.tsx'
import styles from './edit.module.css'

/** Props of {@link SettingsDialog}. */
export interface SettingsDialogProps {
  widget: EnabledWidget
  placement: Placement
  onSave(settings: Record<string, unknown>): void
  onClose(): void
}

/** The settings of one placement, drawn from the widget's own form. What does not fit is said at its field, and nothing is kept. */
export function SettingsDialog({ widget, placement, onSave, onClose }: SettingsDialogProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const form = widget.declaration.settings
  const [values, setValues] = useState<Record<string, unknown>>({ ...form?.defaults, ...settingsFor(placement, form) })
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({})
  const save = (): void => {
    if (!form) return
    const found = checkSettings(form.schema, values)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    onSave(settingsToKeep(form.schema, values))
    onClose()
  }
  const saveButton = (
    <Button kind="primary" onPress={save}>
      {t('settings.save')}
    </Button>
  )
  return (
    <Dialog
      title={t('settings.title')}
      note={widget.declaration.title[locale]}
      open
      onClose={onClose}
      closeLabel={t('close')}
      {...(form ? { actions: saveButton } : {})}
    >
      {form ? (
        <div className={styles['fields']}>
          {Object.entries(form.schema.properties).map(([name, schema]) => (
            <SettingsField
              key={name}
              schema={schema}
              {...(form.fields[name] ? { words: form.fields[name] } : {})}
              {...(problems[name] ? { problem: problems[name] } : {})}
              name={name}
              value={values[name]}
              onChange={(value) => setValues((last) => ({ ...last, [name]: value }))}
            />
          ))}
        </div>
      ) : (
        <p>{t('settings.none')}</p>
      )}
    </Dialog>
  )
}
