import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { authCall } from './auth-call.ts'
import { isGivenUp, knowsPasskeys, signInByPasskey } from './passkey.ts'
import { readRefusal } from './refusal.ts'
import styles from './session.module.css'
import { useWait } from './use-wait.ts'
import { WaitText } from './wait-text.tsx'

/** Signing in without a password: by a passkey of this device, or by the city's single sign-on. */
export function OtherWays({ sso, onIn }: { sso: string | undefined; onIn(): void }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState(() => (new URLSearchParams(location.search).has('error') ? t('signIn.ssoUnknown') : ''))
  const [wait, setWait] = useWait()
  const refused = (thrown: unknown, otherwise: string): void => {
    const { code, retryAfter } = readRefusal(thrown)
    if (code === 'rate_limited') setWait(retryAfter)
    else setSaid(code === 'DISABLED' ? t('signIn.disabled') : otherwise)
  }
  const byPasskey = async (): Promise<void> => {
    setSaid('')
    try {
      await signInByPasskey()
      onIn()
    } catch (thrown) {
      if (!isGivenUp(thrown)) refused(thrown, t('signIn.passkeyFailed'))
    }
  }
  const bySso = async (): Promise<void> => {
    setSaid('')
    try {
      const order = { provider: 'city', callbackURL: '/', errorCallbackURL: '/masuk' }
      const { url } = await authCall<{ url: string }>('sign-in/social', order)
      location.assign(url)
    } catch (thrown) {
      refused(thrown, t('signIn.ssoDown', { sso: sso ?? '' }))
    }
  }
  if (!knowsPasskeys() && sso === undefined) return null
  return (
    <div className={styles['others']}>
      {knowsPasskeys() && (
        <Button wide onPress={() => void byPasskey()}>
          {t('signIn.byPasskey')}
        </Button>
      )}
      {sso !== undefined && (
        <Button wide onPress={() => void bySso()}>
          {t('signIn.bySso', { sso })}
        </Button>
      )}
      <WaitText seconds={wait} />
      <p role="status" className={styles['quiet']}>
        {said}
      </p>
    </div>
  )
}
