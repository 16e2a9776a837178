import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import { HandedConnections } from './handed-connections.tsx'
import type { OfficeEntry } from './office-row.tsx'
import type { OwnedPlugin } from './plugin-list.tsx'
import { useDays } from './use-days.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './offices.module.css'

/** Props of {@link HandOverDialog}. */
export interface HandOverDialogProps {
  plugin: OwnedPlugin
  /** Offices that are there now. */
  offices: readonly OfficeEntry[]
  /** What to say when something was done. */
  onClose(news?: string): void
}

/** Hands one plugin to another office. */
export function HandOverDialog({ plugin, offices, onClose }: HandOverDialogProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { today } = useDays()
  const stepUp = useStepUp()
  const [into, setInto] = useState<string>()
  const [since, setSince] = useState(today)
  const [connections, setConnections] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const title = plugin.title?.[locale] ?? plugin.id
  async function handOver(): Promise<void> {
    if (into === undefined) return
    try {
      const { planned } = await stepUp(() =>
        api.offices.handOver.mutate({ plugin: plugin.id, into, since, reason, connections: [...connections] }),
      )
      onClose(planned ? t('offices.planned') : t('offices.handedOver', { title, into: offices.find(({ id }) => id === into)?.name }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={title}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={into === undefined || since === '' || reason.trim().length < 5} onPress={() => void handOver()}>
          {t('offices.handOver')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('offices.handOverText')}</p>
        <Select
          label={t('offices.into')}
          options={offices.filter(({ id }) => id !== plugin.owner.id).map(({ id, name }) => ({ value: id, label: name }))}
          value={into}
          onChange={setInto}
        />
        <TextField label={t('offices.since')} hint={t('offices.sinceHint')} type="date" value={since} onChange={setSince} />
        <TextField
          label={t('offices.reason')}
          hint={t('offices.reasonHint')}
          lines={2}
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
        <HandedConnections plugin={plugin} chosen={connections} onChoose={setConnections} />
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      </div>
    </Dialog>
  )
}
