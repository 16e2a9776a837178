import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import { api, errorCode } from '../trpc.ts'
import { useTargets, type PurgeTarget } from './use-targets.ts'
import styles from './privacy.module.css'

const fewestLetters = 10

/** Asks what holds personal data and why it must go; another person decides. */
export function ProposePurgeDialog({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const [plugin, setPlugin] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState('')
  const plugins = useQuery({ queryKey: ['purgeable'], queryFn: () => api.privacy.purgeablePlugins.query() })
  const targets = useTargets(plugin)
  const picked = targets.find((one) => one.id === chosen)
  const target = picked && withVersions(picked.target, from, to)
  const choosePlugin = (id: string): void => {
    setPlugin(id)
    setChosen(undefined)
  }
  const choose = (id: string): void => {
    setChosen(id)
    const next = targets.find((one) => one.id === id)?.target
    if (next?.kind !== 'snapshots') return
    setFrom(String(next.from))
    setTo(String(next.to))
  }
  const propose = async (): Promise<void> => {
    if (target === undefined) return
    try {
      await api.privacy.proposePurge.mutate({ target, reason: reason.trim() })
      onDone()
    } catch (thrown) {
      setFailure(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('privacy.failed'))
    }
  }
  return (
    <Dialog
      title={t('purge.proposeTitle')}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={target === undefined || reason.trim().length < fewestLetters} onPress={() => void propose()}>
          {t('purge.propose')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('purge.proposeLead')}</p>
        <Select
          label={t('purge.plugin')}
          placeholder={t('purge.choose')}
          options={(plugins.data ?? []).map(({ id, title }) => ({ value: id, label: title[locale], note: id }))}
          value={plugin}
          onChange={choosePlugin}
        />
        {plugin !== undefined && (
          <Select
            label={t('purge.what')}
            placeholder={t('purge.choose')}
            options={targets.map(({ id, label, note }) => ({ value: id, label, note }))}
            value={chosen}
            onChange={choose}
          />
        )}
        {picked?.target.kind === 'snapshots' && (
          <div className={styles['versions']}>
            <TextField label={t('purge.from')} inputMode="numeric" value={from} onChange={setFrom} />
            <TextField label={t('purge.to')} inputMode="numeric" value={to} onChange={setTo} />
          </div>
        )}
        <TextField label={t('privacy.reason')} hint={t('purge.reasonHint')} lines={3} maxLength={500} value={reason} onChange={setReason} />
        <p role="status">{failure}</p>
      </div>
    </Dialog>
  )
}

/** The versions as they were typed; undefined while they are none. */
function withVersions(target: PurgeTarget, from: string, to: string): PurgeTarget | undefined {
  if (target.kind !== 'snapshots') return target
  const [first, last] = [Number(from), Number(to)]
  return Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last >= first ? { ...target, from: first, to: last } : undefined
}
