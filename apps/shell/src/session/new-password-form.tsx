import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { readRefusal } from './refusal.ts'
import styles from './session.module.css'
import { useWait } from './use-wait.ts'
import { WaitText } from './wait-text.tsx'

/** Props of {@link NewPasswordForm}. */
export interface NewPasswordFormProps {
  /** For password managers: to whom the new password belongs. */
  email: string
  submitLabel: string
  onSave(password: string): Promise<void>
  /** Fields before the new password. */
  children?: ReactNode
}

const longest = 200

/** A new password, typed twice. The server judges it, and this says why it was not taken. */
export function NewPasswordForm({ email, submitLabel, onSave, children }: NewPasswordFormProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const [wait, setWait] = useWait()
  const differs = again !== '' && again !== password
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    setSaid('')
    try {
      await onSave(password)
      setPassword('')
      setAgain('')
    } catch (thrown) {
      const { code, reason, field, retryAfter } = readRefusal(thrown)
      if (code === 'weak_password') setError(t(`password.fault.${reason ?? 'common'}`, { shortest: 12, longest }))
      else if (code === 'rate_limited') setWait(retryAfter)
      else if (field === 'current') setSaid(t('password.currentWrong'))
      else if (code !== 'step_up_required') setSaid(code === 'offline' ? t('signIn.unreachable') : t('password.failed'))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {children}
      <TextField
        label={t('password.new')}
        hint={t('password.hint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        isRequired
        {...(error === undefined ? {} : { error })}
      />
      <TextField
        label={t('password.again')}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        isRequired
        {...(differs ? { error: t('password.differs') } : {})}
      />
      <WaitText seconds={wait} />
      <p role="status" className={styles['quiet']}>
        {said}
      </p>
      <Button kind="primary" type="submit" wide isDisabled={wait > 0 || differs || again === ''}>
        {submitLabel}
      </Button>
    </form>
  )
}
