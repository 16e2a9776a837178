import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { toasts } from '../look/toasts.ts'
import { NewPasswordForm } from '../session/new-password-form.tsx'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import styles from './account.module.css'
import type { Overview } from './account-page.tsx'
import { Section } from './section.tsx'

/** The own password: whether there is one, and a new one. */
export function PasswordSection({ overview: { ways, email } }: { overview: Overview }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={t('account.password')} text={t('account.passwordText')}>
      <p className={styles['state']}>{ways.password ? t('account.passwordSet') : t('account.passwordNone')}</p>
      <Button onPress={() => setOpen(true)}>{ways.password ? t('account.passwordChange') : t('account.passwordMake')}</Button>
      {isOpen && <PasswordDialog email={email} hasPassword={ways.password} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function PasswordDialog({ email, hasPassword, onClose }: { email: string; hasPassword: boolean; onClose(): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [current, setCurrent] = useState('')
  const save = async (password: string): Promise<void> => {
    const { ended } = await stepUp(() => api.account.changePassword.mutate({ password, ...(hasPassword ? { current } : {}) }))
    toasts.add({ text: t('account.passwordSaved', { count: ended }) })
    onClose()
  }
  return (
    <Dialog title={hasPassword ? t('account.passwordChange') : t('account.passwordMake')} open onClose={onClose} closeLabel={t('close')}>
      <NewPasswordForm email={email} submitLabel={t('account.passwordSave')} onSave={save}>
        {hasPassword && (
          <TextField
            label={t('account.passwordCurrent')}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            isRequired
          />
        )}
      </NewPasswordForm>
    </Dialog>
  )
}
