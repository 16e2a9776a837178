import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import { useStepUp } from '../session/step-up.tsx'
import { api } from '../trpc.ts'
import type { OfficeEntry } from './office-row.tsx'
import { useDays } from './use-days.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './offices.module.css'

/** Props of {@link EndDialog}. */
export interface EndDialogProps {
  office: OfficeEntry
  /** Offices it may be merged into. */
  others: readonly OfficeEntry[]
  /** What to say when something was done. */
  onClose(news?: string): void
}

const ways = ['merge', 'close'] as const
type Way = (typeof ways)[number]

/** Merges an office into another or closes it, and tells what follows before it is done. */
export function EndDialog({ office, others, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const { today } = useDays()
  const stepUp = useStepUp()
  const [way, setWay] = useState<Way>('merge')
  const [into, setInto] = useState<string>()
  const [since, setSince] = useState(today)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const { id, name } = office
  const follows = useFollows(office, way)
  const isWhole = since !== '' && reason.trim().length >= 5 && (way === 'close' || into !== undefined) && follows !== undefined
  async function end(): Promise<void> {
    try {
      if (way === 'close') {
        const { planned } = await stepUp(() => api.offices.close.mutate({ id, since, reason }))
        return onClose(planned ? t('offices.planned') : t('offices.closed', { name }))
      }
      if (into === undefined) return
      const { planned } = await stepUp(() => api.offices.merge.mutate({ id, into, since, reason }))
      onClose(planned ? t('offices.planned') : t('offices.merged', { name, into: others.find((other) => other.id === into)?.name }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  return (
    <Dialog
      title={name}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="danger" isDisabled={!isWhole} onPress={() => void end()}>
          {way === 'merge' ? t('offices.doMerge') : t('offices.doClose')}
        </Button>
      }
    >
      <div className={styles['form']}>
        {/* One that was closed without a successor can still be given one. */}
        {office.until === undefined && (
          <SegmentedControl
            wide
            label={t('offices.kind')}
            options={ways.map((value) => ({ value, label: t(`offices.kind.${value}`) }))}
            value={way}
            onChange={setWay}
          />
        )}
        {way === 'merge' && (
          <Select
            label={t('offices.into')}
            options={others.map((other) => ({ value: other.id, label: other.name }))}
            value={into}
            onChange={setInto}
          />
        )}
        <TextField label={t('offices.since')} hint={t('offices.sinceHint')} type="date" value={since} onChange={setSince} />
        <TextField
          label={t('offices.reason')}
          hint={t('offices.reasonHint')}
          lines={2}
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
        <section className={styles['follows']}>
          <h3>{t('offices.follows')}</h3>
          <ul>{follows?.map((line) => <li key={line}>{line}</li>) ?? <li>{t('offices.follows.unknown')}</li>}</ul>
        </section>
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      </div>
    </Dialog>
  )
}

/** What follows, a line each; undefined until it is known. */
function useFollows({ id, name }: OfficeEntry, way: Way): string[] | undefined {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { data } = useQuery({ queryKey: ['offices', 'follows', id], queryFn: () => api.offices.consequences.query({ id }), staleTime: 0 })
  if (data === undefined) return undefined
  const isMerger = way === 'merge'
  const list = (words: readonly string[]): { count: number; names: string } => ({ count: words.length, names: words.join(', ') })
  const plugins = { ...list(data.plugins.map((plugin) => plugin.title?.[locale] ?? plugin.id)), feeds: data.feeds }
  const connections = list(data.connections)
  const keys = list(data.keys.map(({ label, keyId }) => label || keyId))
  const people = list(data.people)
  const say = (has: { count: number }, merged: string, closed: string): string[] => (has.count === 0 ? [] : [isMerger ? merged : closed])
  return [
    ...(plugins.count === 0 ? [t('offices.follows.noPlugins')] : []),
    ...say(plugins, t('offices.follows.plugins', plugins), t('offices.follows.stay', plugins)),
    ...say(connections, t('offices.follows.connections', connections), t('offices.follows.connectionsStay', connections)),
    ...say(keys, t('offices.follows.keys', keys), t('offices.follows.keysGone', keys)),
    ...say(people, t('offices.follows.people', people), t('offices.follows.peopleStay', people)),
    t('offices.follows.history', { name }),
  ]
}
