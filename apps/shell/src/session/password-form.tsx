import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { authCall } from './auth-call.ts'
import { readRefusal } from './refusal.ts'
import styles from './session.module.css'
import { useWait } from './use-wait.ts'
import { WaitText } from './wait-text.tsx'

/** The first step of signing in. */
export function PasswordForm({ onIn, onCode }: { onIn(): void; onCode(): void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [wait, setWait] = useWait()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    try {
      const answer = await authCall<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password })
      return answer.twoFactorRedirect === true ? onCode() : onIn()
    } catch (thrown) {
      const { code, retryAfter } = readRefusal(thrown)
      if (code === 'rate_limited') setWait(retryAfter)
      else if (code === 'offline') setError(t('signIn.unreachable'))
      else setError(code === 'DISABLED' ? t('signIn.disabled') : t('signIn.wrong'))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username webauthn"
        value={email}
        onChange={(typed) => (setEmail(typed), setWait(0))}
        isRequired
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
        {...(error === undefined ? {} : { error })}
      />
      <WaitText seconds={wait} />
      <Button kind="primary" type="submit" wide isDisabled={wait > 0}>
        {t('signIn.enter')}
      </Button>
    </form>
  )
}
