import { useTranslation } from 'react-i18next'
import { TextField } from '@wadah/ui/text-field'
import type { DecisionForm } from './decision-dialog.tsx'
import styles from './enabling.module.css'

/** Reads a number as people here write it; what is none keeps the last one. */
function read(text: string, last: number): number {
  const value = Number(text.replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? last : value
}

/** How long a pilot is watched, and the bounds at which it steps back by itself. */
export function PilotFields({ form, onChange }: { form: DecisionForm; onChange(form: DecisionForm): void }) {
  const { t } = useTranslation()
  const { thresholds } = form
  const bound = (change: Partial<DecisionForm['thresholds']>): void => onChange({ ...form, thresholds: { ...thresholds, ...change } })
  return (
    <div className={styles['numbers']}>
      <TextField
        label={t('enabling.soakHours')}
        inputMode="decimal"
        defaultValue={String(form.soakHours)}
        onChange={(text) => onChange({ ...form, soakHours: Math.max(1 / 60, read(text, form.soakHours)) })}
      />
      <TextField
        label={t('enabling.boundCrashes')}
        inputMode="numeric"
        defaultValue={String(thresholds.crashesPerScreen)}
        onChange={(text) => bound({ crashesPerScreen: Math.min(100, Math.round(read(text, thresholds.crashesPerScreen))) })}
      />
      <TextField
        label={t('enabling.boundFailed')}
        inputMode="decimal"
        defaultValue={String(Math.round(thresholds.failedRunShare * 100))}
        onChange={(text) => bound({ failedRunShare: Math.min(1, read(text, thresholds.failedRunShare * 100) / 100) })}
      />
      <TextField
        label={t('enabling.boundRuns')}
        inputMode="numeric"
        defaultValue={String(thresholds.leastRuns)}
        onChange={(text) => bound({ leastRuns: Math.max(1, Math.round(read(text, thresholds.leastRuns))) })}
      />
      <TextField
        label={t('enabling.boundLater')}
        inputMode="decimal"
        defaultValue={String(thresholds.cadencesLater)}
        onChange={(text) => bound({ cadencesLater: Math.max(0.1, read(text, thresholds.cadencesLater)) })}
      />
    </div>
  )
}
