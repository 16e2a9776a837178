import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedApiKey } from '@wadah/contracts/api-key'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './keys.module.css'

const shortest = 5

/** Asks why an API key is revoked. */
export function RevokeApiKeyDialog({ row, onClose }: { row: ListedApiKey; onClose(news?: string): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  async function revoke(): Promise<void> {
    try {
      await stepUp(() => api.keys.revokeApiKey.mutate({ id: row.id, reason: reason.trim() }))
      onClose(t('keys.api.revokedNow', { label: row.label }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={t('keys.api.revokeTitle')}
      note={row.label}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={reason.trim().length < shortest} onPress={() => void revoke()}>
          {t('keys.revoke')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('keys.api.revokeText')}</p>
        <TextField
          label={t('keys.reason')}
          hint={t('keys.reasonHint')}
          lines={3}
          value={reason}
          onChange={(next) => {
            setReason(next)
            setError(undefined)
          }}
          {...(error ? { error } : {})}
        />
      </div>
    </Dialog>
  )
}
