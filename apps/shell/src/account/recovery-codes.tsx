import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import styles from './account.module.css'

/** Recovery codes, shown this once, with the ways to keep them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const text = codes.join('\n')
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid(t('account.copied')),
      () => setSaid(t('account.notCopied')),
    )
  return (
    <div className={styles['step']}>
      <p>{t('account.codesText')}</p>
      <ul className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles['acts']}>
        <Button onPress={copy}>{t('account.copy')}</Button>
        <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Wadah\n${text}\n`)}`} download="kode-pemulihan-wadah.txt">
          {t('account.codesFile')}
        </a>
      </div>
      <p role="status" className={styles['quiet']}>
        {said}
      </p>
    </div>
  )
}

/** The same as a dialog of its own. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('account.codes')}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('account.codesKept')}
        </Button>
      }
    >
      <RecoveryCodes codes={codes} />
    </Dialog>
  )
}
