import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { TextField } from '@wadah/ui/text-field'
import styles from './meeting.module.css'

const lengths = ['30', '60', '120', '240'] as const
const fewestLetters = 5

/** Asks how long a meeting lasts and what it is about, and says what the wall will show. */
export function BeginDialog({
  name,
  onBegin,
  onClose,
}: {
  name: string
  onBegin(minutes: number, purpose: string): void
  onClose(): void
}) {
  const { t } = useTranslation()
  const [minutes, setMinutes] = useState<(typeof lengths)[number]>('60')
  const [purpose, setPurpose] = useState('')
  return (
    <Dialog
      title={t('meeting.beginTitle')}
      note={name}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={purpose.trim().length < fewestLetters} onPress={() => onBegin(Number(minutes), purpose.trim())}>
          {t('meeting.begin')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('meeting.consequence')}</p>
        <SegmentedControl
          label={t('meeting.length')}
          options={lengths.map((value) => ({ value, label: t('meeting.minutes', { count: value }) }))}
          value={minutes}
          onChange={setMinutes}
          wide
        />
        <TextField label={t('meeting.purpose')} hint={t('meeting.purposeHint')} maxLength={200} value={purpose} onChange={setPurpose} />
      </div>
    </Dialog>
  )
}
