import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { addRoomTexts } from '../texts/room-texts.ts'
import { api, errorCode } from '../trpc.ts'
import en from './locales/en.json'
import id from './locales/id.json'
import styles from './purpose.module.css'
import type { SealedSubject } from './use-purpose.tsx'

addRoomTexts(id, en)

const purposes = ['oversight', 'follow-up', 'quality', 'legal', 'emergency', 'other'] as const
type Purpose = (typeof purposes)[number]
const fewestLetters = 5

/** Props of {@link PurposeDialog}. */
export interface PurposeDialogProps {
  subjects: readonly SealedSubject[]
  onDone(): void
  onClose(): void
}

/** Asks what restricted data is read for; the answer is kept with the reading, and holds until this session ends. */
export function PurposeDialog({ subjects, onDone, onClose }: PurposeDialogProps) {
  const { t } = useTranslation()
  const [purpose, setPurpose] = useState<Purpose>()
  const [words, setWords] = useState('')
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isComplete = purpose !== undefined && (purpose !== 'other' || words.trim().length >= fewestLetters)
  const state = async (): Promise<void> => {
    if (purpose === undefined) return
    setBusy(true)
    setFailure(undefined)
    try {
      const own = words.trim()
      for (const { id: subject } of subjects)
        await api.privacy.statePurpose.mutate({ subject, purpose, ...(own === '' ? {} : { words: own }) })
      onDone()
    } catch (thrown) {
      setFailure(errorCode(thrown) === 'offline' ? t('purpose.offline') : t('purpose.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('purpose.title')}
      note={subjects.map(({ title }) => title ?? t('purpose.query')).join(', ')}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isComplete || isBusy} onPress={() => void state()}>
          {t('purpose.confirm')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('purpose.lead')}</p>
        <Select
          label={t('purpose.what')}
          placeholder={t('purpose.choose')}
          options={purposes.map((value) => ({ value, label: t(`purpose.kind.${value}`) }))}
          value={purpose}
          onChange={setPurpose}
        />
        <TextField
          label={purpose === 'other' ? t('purpose.words') : t('purpose.wordsOptional')}
          hint={t('purpose.wordsHint')}
          lines={2}
          maxLength={200}
          value={words}
          onChange={setWords}
        />
        <p role="status" className={styles['failure']}>
          {failure}
        </p>
      </div>
    </Dialog>
  )
}
