import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roles } from '@wadah/contracts/roles'
import { locales } from '@wadah/contracts/texts'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { lookStore, useLook } from '../look/look-store.ts'
import { CodeForm } from './code-form.tsx'
import { OtherWays } from './other-ways.tsx'
import { PasswordForm } from './password-form.tsx'
import type { Me } from './session.tsx'
import styles from './session.module.css'
import './session-texts.ts'

/** Where one signs in; the demo offers its roles. */
export function SignInPage({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [byPassword, setByPassword] = useState(!me.demo)
  return (
    <main className={styles['page']}>
      <Logo />
      <h1 className={styles['title']}>{t('signIn.title', { city: me.city.name })}</h1>
      {byPassword ? <SignIn sso={me.sso} /> : <DemoRoles />}
      {me.demo && (
        <Button kind="ghost" onPress={() => setByPassword(!byPassword)}>
          {byPassword ? t('signIn.byRole') : t('signIn.byPassword')}
        </Button>
      )}
      <a className={styles['quiet']} href="/layar">
        {t('signIn.screen')}
      </a>
      <OtherLanguages />
    </main>
  )
}

function OtherLanguages() {
  const { t } = useTranslation()
  const look = useLook()
  return locales
    .filter((locale) => locale !== look.locale)
    .map((locale) => (
      <Button key={locale} kind="ghost" onPress={() => lookStore.setState({ locale })}>
        <span lang={locale}>{t(`menu.locale.${locale}`)}</span>
      </Button>
    ))
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

/** Password, then the code of those who have an authenticator app; or another way altogether. */
function SignIn({ sso }: { sso: string | undefined }) {
  const { t } = useTranslation()
  const [asksCode, setAsksCode] = useState(false)
  const enter = (): void => location.assign('/')
  if (asksCode) return <CodeForm onIn={enter} onBack={() => setAsksCode(false)} />
  return (
    <div className={styles['form']}>
      <PasswordForm onIn={enter} onCode={() => setAsksCode(true)} />
      <OtherWays sso={sso} onIn={enter} />
      <p className={styles['quiet']}>{t('signIn.forgot')}</p>
    </div>
  )
}
