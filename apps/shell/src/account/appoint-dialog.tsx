import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@wadah/contracts/roles'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { serverNow } from '../live/server-clock.ts'
import { readRefusal } from '../session/refusal.ts'
import { useSession } from '../session/session.tsx'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import styles from './account.module.css'

/** A role given for some days. */
export interface Appointment {
  to: string
  role: Exclude<Role, 'screen'>
  /** First and last day, both in full. */
  from: string
  until: string
  reason: string
}

/** Props of {@link AppointDialog}. */
export interface AppointDialogProps {
  /** Roles of whoever gives. */
  roles: readonly string[]
  /** Id of whoever gives, when it is not oneself. */
  giver?: string
  /** Whose role it is, when it is not one's own. */
  note?: string
  onAppoint(appointment: Appointment): Promise<unknown>
  onClose(): void
}

const shortestReason = 5

/** Asks who holds which role, from when until when, and why. */
export function AppointDialog({ roles, giver, note, onAppoint, onClose }: AppointDialogProps) {
  const { t } = useTranslation()
  const { city } = useSession()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const today = new Date(serverNow() + city.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
  const { data: people } = useQuery({ queryKey: ['colleagues'], queryFn: () => api.account.colleagues.query() })
  const [role, setRole] = useState(roles[0])
  const [to, setTo] = useState<string>()
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(today)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const fitting = people?.filter((one) => one.id !== giver)
  const isComplete = role !== undefined && to !== undefined && from !== '' && until !== '' && reason.trim().length >= shortestReason
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isComplete) return
    setError(undefined)
    try {
      await stepUp(() => onAppoint({ to, role: role as Appointment['role'], from, until, reason: reason.trim() }))
      await Promise.all(['account', 'people'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      onClose()
    } catch (thrown) {
      const { code, reason: why } = readRefusal(thrown)
      if (code !== 'step_up_required') setError(t(`deputy.refused.${why ?? 'other'}`))
    }
  }
  return (
    <Dialog title={t('account.appoint')} note={note} open onClose={onClose} closeLabel={t('close')}>
      <form className={styles['step']} onSubmit={(event) => void submit(event)}>
        <p className={styles['quiet']}>{t('deputy.how')}</p>
        <Select
          label={t('deputy.role')}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={setRole}
        />
        <Select
          label={t('deputy.to')}
          placeholder={t('deputy.choose')}
          options={(fitting ?? []).map(({ id, name, opd: office }) => ({
            value: id,
            label: name,
            ...(office === undefined ? {} : { note: office }),
          }))}
          value={to}
          onChange={setTo}
          disabled={fitting === undefined || fitting.length === 0}
        />
        {fitting?.length === 0 && <p className={styles['quiet']}>{t('deputy.nobody')}</p>}
        <div className={styles['pair']}>
          <TextField label={t('deputy.from')} type="date" value={from} onChange={setFrom} isRequired />
          <TextField label={t('deputy.until')} type="date" value={until} onChange={setUntil} isRequired />
        </div>
        <TextField
          label={t('deputy.reason')}
          hint={t('deputy.reasonHint')}
          maxLength={300}
          value={reason}
          onChange={setReason}
          isRequired
        />
        {error !== undefined && (
          <p role="alert" className={styles['error']}>
            {error}
          </p>
        )}
        <Button kind="primary" type="submit" wide isDisabled={!isComplete}>
          {t('deputy.confirm')}
        </Button>
      </form>
    </Dialog>
  )
}
