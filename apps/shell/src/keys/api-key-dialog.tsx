import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiKeyDays, grants } from '@wadah/contracts/api-key'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useSession } from '../session/session.tsx'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import { GrantFields, grantOf, noRights, type TypedGrant } from './grant-fields.tsx'
import { NewApiKey } from './new-api-key.tsx'
import { wordRefusal } from './word-refusal.ts'
import styles from './keys.module.css'

/** Props of {@link ApiKeyDialog}. */
export interface ApiKeyDialogProps {
  offices: readonly { id: string; name: string }[]
  /** What to say when something was done. */
  onClose(news?: string): void
}

const lives = [30, 90, apiKeyDays.usual, apiKeyDays.most]

/** Makes an API key, and shows it this once. */
export function ApiKeyDialog({ offices, onClose }: ApiKeyDialogProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const stepUp = useStepUp()
  const isCurator = caller.roles.includes('curator')
  const [opd, setOpd] = useState(isCurator ? undefined : caller.opd)
  const [label, setLabel] = useState('')
  const [typed, setTyped] = useState<TypedGrant>(noRights)
  const [days, setDays] = useState<number>(apiKeyDays.usual)
  const [error, setError] = useState<string>()
  const [made, setMade] = useState<{ key: string; expiresAt: string }>()
  const grant = grantOf(typed)
  const isWhole =
    opd !== undefined && label.trim() !== '' && (['submit', 'status', 'intake'] as const).some((right) => grants(grant, right))
  async function make(): Promise<void> {
    if (opd === undefined) return
    try {
      setMade(await stepUp(() => api.keys.makeApiKey.mutate({ opd, label: label.trim(), grant, days })))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  if (made !== undefined) return <NewApiKey label={label.trim()} made={made} onClose={() => onClose(t('keys.api.done', { label }))} />
  return (
    <Dialog
      title={t('keys.api.make')}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isWhole} onPress={() => void make()}>
          {t('keys.api.doMake')}
        </Button>
      }
    >
      <div className={styles['form']}>
        {isCurator && (
          <Select
            label={t('keys.opd')}
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            value={opd}
            onChange={(next) => {
              setOpd(next)
              setTyped({ ...typed, some: [] })
            }}
          />
        )}
        <TextField
          label={t('keys.label')}
          hint={t('keys.api.labelHint')}
          value={label}
          onChange={(next) => {
            setLabel(next)
            setError(undefined)
          }}
          maxLength={80}
          {...(error ? { error } : {})}
        />
        <GrantFields opd={opd} grant={typed} onChange={setTyped} />
        <Select
          label={t('keys.api.life')}
          options={lives.map((life) => ({ value: String(life), label: t('keys.api.days', { days: life }) }))}
          value={String(days)}
          onChange={(next) => setDays(Number(next))}
        />
        <p className={styles['quiet']}>{t('keys.api.sealStays')}</p>
      </div>
    </Dialog>
  )
}
