import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './keys.module.css'

/** Props of {@link NewApiKey}. */
export interface NewApiKeyProps {
  label: string
  made: { key: string; expiresAt: string }
  onClose(): void
}

/** Shows an API key, this once, and where it belongs. */
export function NewApiKey({ label, made, onClose }: NewApiKeyProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const [said, setSaid] = useState('')
  const copy = (): void =>
    void navigator.clipboard.writeText(made.key).then(
      () => setSaid(t('keys.api.copied')),
      () => setSaid(t('keys.api.notCopied')),
    )
  return (
    <Dialog
      title={t('keys.api.shown')}
      note={label}
      open
      stays
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" onPress={copy}>
          {t('keys.api.copy')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('keys.api.shownText', { at: wordDay(Date.parse(made.expiresAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes }) })}</p>
        <p className={styles['secret']} tabIndex={0}>
          {made.key}
        </p>
        <p className={styles['quiet']}>{t('keys.api.shownUse')}</p>
        <p role="status" className={styles['quiet']}>
          {said}
        </p>
      </div>
    </Dialog>
  )
}
