import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { readRefusal } from '../session/refusal.ts'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import { GrantFields, isWhole, type Grant } from './grant-fields.tsx'
import type { OneTimeLink } from './link-dialog.tsx'
import styles from './people.module.css'
import type { PeopleData } from './people-page.tsx'

/** Invites somebody: name, e-mail, roles, OPD; what comes out is a link to hand on. */
export function InviteDialog({
  opds,
  onInvited,
  onClose,
}: {
  opds: PeopleData['opds']
  onInvited(link: OneTimeLink): void
  onClose(): void
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [grant, setGrant] = useState<Grant>({ roles: [], opd: undefined })
  const [error, setError] = useState<string>()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    try {
      const order = { name: name.trim(), email: email.trim(), roles: grant.roles, ...(grant.opd === undefined ? {} : { opd: grant.opd }) }
      const link = await stepUp(() => api.people.invite.mutate(order))
      await client.invalidateQueries({ queryKey: ['people'] })
      onClose()
      onInvited({ ...link, name: order.name })
    } catch (thrown) {
      const { code, reason } = readRefusal(thrown)
      if (code !== 'step_up_required') setError(reason === 'taken' ? t('people.emailTaken') : t('people.inviteFailed'))
    }
  }
  return (
    <Dialog title={t('people.invite')} open onClose={onClose} closeLabel={t('close')}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextField label={t('people.name')} autoComplete="off" maxLength={120} value={name} onChange={setName} isRequired />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          isRequired
          {...(error === undefined ? {} : { error })}
        />
        <GrantFields grant={grant} opds={opds} onChange={setGrant} />
        <Button kind="primary" type="submit" wide isDisabled={name.trim().length < 2 || email === '' || !isWhole(grant)}>
          {t('people.inviteConfirm')}
        </Button>
      </form>
    </Dialog>
  )
}
