import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './people.module.css'

/** A link somebody sets a password by. */
export interface OneTimeLink {
  path: string
  expiresAt: string
  name: string
}

/** Shows a one-time link, this once, with the way to hand it on: Wadah sends no mail. */
export function LinkDialog({ link, onClose }: { link: OneTimeLink; onClose(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const [said, setSaid] = useState('')
  const address = `${location.origin}${link.path}`
  const copy = (): void =>
    void navigator.clipboard.writeText(address).then(
      () => setSaid(t('account.copied')),
      () => setSaid(t('account.notCopied')),
    )
  return (
    <Dialog
      title={t('people.link', { name: link.name })}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" onPress={copy}>
          {t('people.linkCopy')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('people.linkText', { at: wordFullInstant(Date.parse(link.expiresAt), { locale, ...city }) })}</p>
        <p className={styles['address']} tabIndex={0}>
          {address}
        </p>
        <p className={styles['quiet']}>{t('people.linkOnce')}</p>
        <p role="status" className={styles['quiet']}>
          {said}
        </p>
      </div>
    </Dialog>
  )
}
