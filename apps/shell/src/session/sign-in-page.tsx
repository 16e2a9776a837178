import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { roles } from '@wadah/contracts/roles'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { TextField } from '@wadah/ui/text-field'
import type { Me } from './session.tsx'
import styles from './session.module.css'

/** Where one signs in; the demo offers its roles. */
export function SignInPage({ me }: { me: Me }) {
  const { t } = useTranslation()
  return (
    <main className={styles['page']}>
      <Logo />
      <h1 className={styles['title']}>{t('signIn.title', { city: me.city.name })}</h1>
      {me.demo ? <DemoRoles /> : <PasswordForm />}
      <a className={styles['quiet']} href="/layar">
        {t('signIn.screen')}
      </a>
    </main>
  )
}

function DemoRoles() {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles['quiet']}>{t('signIn.demo')}</p>
      <ul className={styles['roles']}>
        {roles
          .filter((role) => role !== 'screen')
          .map((role) => (
            <li key={role}>
              <a href={`/demo/sign-in?as=${role}`}>
                <b>{t(`role.${role}`)}</b>
                <span>{t(`role.${role}.does`)}</span>
              </a>
            </li>
          ))}
      </ul>
    </>
  )
}

function PasswordForm() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      const response = await fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      })
      if (response.ok) return location.assign('/')
      setError(response.status === 429 ? t('signIn.tooOften') : t('signIn.wrong'))
    } catch {
      setError(t('signIn.unreachable'))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField label={t('signIn.email')} type="email" autoComplete="username" value={email} onChange={setEmail} isRequired />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
        {...(error ? { error } : {})}
      />
      <Button kind="primary" type="submit" wide>
        {t('signIn.enter')}
      </Button>
    </form>
  )
}
