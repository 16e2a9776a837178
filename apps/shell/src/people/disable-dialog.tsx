import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { useAct } from '../session/use-act.ts'
import { api } from '../trpc.ts'
import styles from './people.module.css'
import type { Person } from './people-page.tsx'

const shortestReason = 5

/** Keeps a person out, or lets them in again; either way with a reason that stays in the audit trail. */
export function DisableDialog({ person, onDone, onClose }: { person: Person; onDone(): void; onClose(): void }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const [reason, setReason] = useState('')
  const disabled = person.disabledAt === undefined
  const { name } = person
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const done = disabled ? t('people.isDisabled', { name }) : t('people.isEnabled', { name })
    const answer = await act(() => api.people.setDisabled.mutate({ id: person.id, disabled, reason: reason.trim() }), { done })
    if (answer !== undefined) onDone()
  }
  return (
    <Dialog title={disabled ? t('people.disable') : t('people.enable')} note={name} open onClose={onClose} closeLabel={t('close')}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p>{disabled ? t('people.disableText') : t('people.enableText')}</p>
        <TextField label={t('deputy.reason')} maxLength={300} lines={2} value={reason} onChange={setReason} isRequired />
        <Button kind={disabled ? 'danger' : 'primary'} type="submit" wide isDisabled={isBusy || reason.trim().length < shortestReason}>
          {disabled ? t('people.disable') : t('people.enable')}
        </Button>
      </form>
    </Dialog>
  )
}
