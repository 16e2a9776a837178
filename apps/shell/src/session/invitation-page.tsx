import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { api } from '../trpc.ts'
import { NewPasswordForm } from './new-password-form.tsx'
import type { Me } from './session.tsx'
import styles from './session.module.css'
import './session-texts.ts'

/** Where a one-time link leads: whom it is for, and the password they choose. */
export function InvitationPage({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  const [isDone, setDone] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['access-link'],
    queryFn: () => api.account.readLink.mutate({ token }),
    retry: false,
    staleTime: Infinity,
  })
  const use = async (password: string): Promise<void> => {
    await api.account.useLink.mutate({ token, password })
    // Whoever reads over the shoulder or in the history finds no link.
    history.replaceState(undefined, '', '/masuk')
    setDone(true)
  }
  if (error !== null) return <Closed />
  return (
    <main className={styles['page']}>
      <Logo />
      {isDone ? (
        <>
          <h1 className={styles['title']}>{t('invitation.done')}</h1>
          <p className={styles['quiet']}>{t('invitation.doneText', { email: data?.email ?? '' })}</p>
          <Button kind="primary" onPress={() => location.assign('/masuk')}>
            {t('invitation.toSignIn')}
          </Button>
        </>
      ) : (
        data && (
          <>
            <h1 className={styles['title']}>
              {data.purpose === 'invitation' ? t('invitation.welcome', { name: data.name }) : t('invitation.reset', { name: data.name })}
            </h1>
            <p className={styles['quiet']}>{t('invitation.lead', { email: data.email, city: me.city.name })}</p>
            <NewPasswordForm email={data.email} submitLabel={t('invitation.save')} onSave={use} />
          </>
        )
      )}
    </main>
  )
}

function Closed() {
  const { t } = useTranslation()
  return (
    <main className={styles['page']}>
      <Logo />
      <h1 className={styles['title']}>{t('invitation.closed')}</h1>
      <p className={styles['quiet']}>{t('invitation.closedText')}</p>
      <Button onPress={() => location.assign('/masuk')}>{t('invitation.toSignIn')}</Button>
    </main>
  )
}
