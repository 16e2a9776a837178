import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { api } from '../trpc.ts'
import { areNamesWhole, NameFields, namesOf } from './name-fields.tsx'
import type { OfficeEntry } from './office-row.tsx'
import { useDays } from './use-days.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './offices.module.css'

/** Gives an office another name from a day on. */
export function RenameDialog({ office, onClose }: { office: OfficeEntry; onClose(news?: string): void }) {
  const { t } = useTranslation()
  const { today } = useDays()
  const [names, setNames] = useState({ name: office.name, shortName: office.shortName, aliases: office.aliases.join(', ') })
  const [since, setSince] = useState(today)
  const [error, setError] = useState<string>()
  async function rename(): Promise<void> {
    try {
      const { planned } = await api.offices.rename.mutate({ id: office.id, ...namesOf(names), since })
      const words = { name: office.name, next: names.name.trim() }
      onClose(planned ? t('offices.planned') : t('offices.renamed', words))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={office.name}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!areNamesWhole(names) || since === ''} onPress={() => void rename()}>
          {t('offices.save')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('offices.renameText')}</p>
        <NameFields names={names} onChange={setNames} />
        <TextField label={t('offices.since')} hint={t('offices.sinceHint')} type="date" value={since} onChange={setSince} />
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      </div>
    </Dialog>
  )
}
