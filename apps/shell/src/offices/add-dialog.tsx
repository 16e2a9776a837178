import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import type { OneTimeLink } from '../people/link-dialog.tsx'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import { areNamesWhole, NameFields, namesOf } from './name-fields.tsx'
import { isPartWhole, OptionalParts, partsOf, type TypedParts } from './optional-parts.tsx'
import { wordRefusal } from './word-refusal.ts'
import styles from './offices.module.css'

/** Brings an office in with one form: its names, its key, its first connection and, where people can be invited, its first officer. */
export function AddDialog({ mayInvite, onClose }: { mayInvite: boolean; onClose(news?: string, link?: OneTimeLink): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [names, setNames] = useState({ name: '', shortName: '', aliases: '' })
  const [id, setId] = useState('')
  const [since, setSince] = useState('')
  const [parts, setParts] = useState<TypedParts>({})
  const [error, setError] = useState<string>()
  const isWhole = areNamesWhole(names) && id.trim().length >= 2 && isPartWhole(parts)
  async function add(): Promise<void> {
    const office = { id: id.trim(), ...namesOf(names), ...(since === '' ? {} : { since }) }
    try {
      const { keyId, invited, link } = await stepUp(() => api.offices.add.mutate({ ...office, ...partsOf(parts) }))
      const { name } = office
      const news = keyId === undefined ? t('offices.added', { name }) : t('offices.addedKey', { name, key: keyId })
      const officer = link && { ...link, name: parts.officer?.name ?? name }
      onClose(invited === false ? `${news} ${t('offices.notInvited')}` : news, officer)
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={t('offices.add')}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isWhole} onPress={() => void add()}>
          {t('offices.doAdd')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <NameFields names={names} onChange={setNames} />
        <TextField label={t('offices.id')} hint={t('offices.idHint')} value={id} onChange={setId} maxLength={32} autoComplete="off" />
        <TextField label={t('offices.since')} hint={t('offices.sinceOptional')} type="date" value={since} onChange={setSince} />
        <OptionalParts parts={parts} onChange={setParts} mayInvite={mayInvite} />
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      </div>
    </Dialog>
  )
}
