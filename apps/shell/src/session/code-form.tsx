import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { authCall } from './auth-call.ts'
import { readRefusal } from './refusal.ts'
import styles from './session.module.css'
import { useWait } from './use-wait.ts'
import { WaitText } from './wait-text.tsx'

const paths = { app: 'two-factor/verify-totp', recovery: 'two-factor/verify-backup-code' }

/** The second step of signing in: the code of the app, or one of the recovery codes. */
export function CodeForm({ onIn, onBack }: { onIn(): void; onBack(): void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<keyof typeof paths>('app')
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [wait, setWait] = useWait()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    try {
      await authCall(paths[kind], { code: kind === 'app' ? code.replaceAll(/\s/g, '') : code.trim().toLowerCase() })
      return onIn()
    } catch (thrown) {
      const { code: refused, reason, retryAfter } = readRefusal(thrown)
      if (refused === 'rate_limited') setWait(retryAfter)
      else if (refused === 'offline') setError(t('signIn.unreachable'))
      else if (refused === 'DISABLED') setError(t('signIn.disabled'))
      else if (reason === 'code_used') setError(t('signIn.codeUsed'))
      else if (refused === 'unauthenticated' || refused.startsWith('INVALID_TWO') || refused.startsWith('TOO_MANY')) onBack()
      else setError(kind === 'app' ? t('signIn.codeWrong') : t('signIn.recoveryWrong'))
    }
    setCode('')
  }
  const turn = (): void => {
    setKind(kind === 'app' ? 'recovery' : 'app')
    setError(undefined)
    setCode('')
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        key={kind}
        label={kind === 'app' ? t('signIn.code') : t('signIn.recovery')}
        hint={kind === 'app' ? t('signIn.codeHint') : t('signIn.recoveryHint')}
        inputMode={kind === 'app' ? 'numeric' : 'text'}
        autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
        autoFocus
        value={code}
        onChange={setCode}
        isRequired
        {...(error === undefined ? {} : { error })}
      />
      <WaitText seconds={wait} />
      <Button kind="primary" type="submit" wide isDisabled={wait > 0}>
        {t('signIn.enter')}
      </Button>
      <div className={styles['turns']}>
        <Button kind="ghost" onPress={turn}>
          {kind === 'app' ? t('signIn.useRecovery') : t('signIn.useApp')}
        </Button>
        <Button kind="ghost" onPress={onBack}>
          {t('signIn.back')}
        </Button>
      </div>
    </form>
  )
}
