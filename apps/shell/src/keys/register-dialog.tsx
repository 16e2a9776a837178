import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import styles from './keys.module.css'
import { wordRefusal } from './word-refusal.ts'

/** Props of {@link RegisterDialog}. */
export interface RegisterDialogProps {
  offices: readonly { id: string; name: string }[]
  /** What to say when something was done. */
  onClose(news?: string): void
}

/** Registers the public half of an OPD's key. */
export function RegisterDialog({ offices, onClose }: RegisterDialogProps) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [opd, setOpd] = useState<string>()
  const [label, setLabel] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const [error, setError] = useState<string>()
  async function register(): Promise<void> {
    if (opd === undefined) return
    try {
      const { keyId } = await stepUp(() => api.keys.register.mutate({ opd, label, publicKey }))
      onClose(t('keys.done', { key: keyId }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={t('keys.register')}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={opd === undefined || label.trim() === '' || publicKey === ''} onPress={() => void register()}>
          {t('keys.doRegister')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <Select label={t('keys.opd')} options={offices.map(({ id, name }) => ({ value: id, label: name }))} value={opd} onChange={setOpd} />
        <TextField label={t('keys.label')} hint={t('keys.labelHint')} value={label} onChange={setLabel} maxLength={120} />
        <TextField
          label={t('keys.public')}
          hint={t('keys.publicHint')}
          lines={5}
          value={publicKey}
          onChange={(next) => {
            setPublicKey(next)
            setError(undefined)
          }}
          {...(error ? { error } : {})}
        />
      </div>
    </Dialog>
  )
}
