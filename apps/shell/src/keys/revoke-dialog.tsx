import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredKey } from '@wadah/contracts/publishing-key'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import styles from './keys.module.css'
import { wordRefusal } from './word-refusal.ts'

const shortest = 5

/** Asks why a key is revoked, and since when somebody else may have held it. */
export function RevokeDialog({ row, onClose }: { row: RegisteredKey; onClose(news?: string): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [reason, setReason] = useState('')
  const [isStolen, setStolen] = useState(false)
  const [since, setSince] = useState('')
  const [error, setError] = useState<string>()
  const isWhole = reason.trim().length >= shortest && (!isStolen || since !== '')
  async function revoke(): Promise<void> {
    const stolenSince = isStolen ? new Date(since).toISOString() : undefined
    try {
      const { suspects } = await stepUp(() =>
        api.keys.revoke.mutate({ keyId: row.keyId, reason: reason.trim(), ...(stolenSince ? { stolenSince } : {}) }),
      )
      const releases = suspects.map(({ plugin, version }) => `${plugin} ${version}`).join(', ')
      onClose(releases === '' ? t('keys.revokedNow', { key: row.keyId }) : t('keys.suspects', { key: row.keyId, releases }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={t('keys.revokeTitle')}
      note={row.label}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isWhole} onPress={() => void revoke()}>
          {t('keys.revoke')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('keys.revokeText')}</p>
        <TextField
          label={t('keys.reason')}
          hint={t('keys.reasonHint')}
          lines={3}
          value={reason}
          onChange={setReason}
          {...(error ? { error } : {})}
        />
        <Switch selected={isStolen} onChange={setStolen}>
          {t('keys.stolen')}
        </Switch>
        {isStolen && <TextField label={t('keys.stolenSince')} hint={t('keys.stolenHint')} type="date" value={since} onChange={setSince} />}
      </div>
    </Dialog>
  )
}
