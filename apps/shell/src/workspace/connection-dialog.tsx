import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { toasts } from '../look/toasts.ts'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { checkDraft, draftToSave, emptyDraft, simulatorMark, type ConnectionDraft, type Credentials } from './connection-draft.ts'
import type { NeededConnection } from './needed-connections.ts'
import styles from './workspace.module.css'

/** Props of {@link ConnectionDialog}. */
export interface ConnectionDialogProps {
  /** The one that is changed; absent for a new one. */
  entry?: ApiOutputs['connections']['list'][number] | undefined
  /** What plugins ask of it. */
  need?: NeededConnection | undefined
  taken: readonly string[]
  onSaved(): void
  onClose(): void
}

const kinds: readonly Credentials[] = ['none', 'bearer', 'basic', 'header']

/** Where a source is and how it is told who asks. Secrets go in and never come out again. */
export function ConnectionDialog({ entry, need, taken, onSaved, onClose }: ConnectionDialogProps) {
  const { t } = useTranslation()
  const isSimulated = entry?.baseUrl.startsWith(simulatorMark) === true
  const [draft, setDraft] = useState<ConnectionDraft>(() => ({
    ...emptyDraft(entry?.name ?? need?.name),
    ...(entry && !isSimulated ? { baseUrl: entry.baseUrl } : {}),
    ...(entry?.hasSecret ? { credentials: 'keep' } : {}),
  }))
  const [hasTried, setTried] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isNamed = entry !== undefined || need !== undefined
  const hosts = need?.hosts ?? []
  const problems = checkDraft(draft, { taken: isNamed ? [] : taken, hosts })
  const change = (part: Partial<ConnectionDraft>): void => setDraft((last) => ({ ...last, ...part }))
  const field = (name: keyof ConnectionDraft) => {
    const problem = hasTried ? problems[name] : undefined
    return {
      value: draft[name],
      onChange: (text: string) => change({ [name]: text }),
      ...(problem ? { error: t(`connections.bad.${problem}`, { hosts: hosts.join(', ') }) } : {}),
    }
  }
  const secret = { type: 'password', autoComplete: 'off' } as const
  const save = async (): Promise<void> => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    try {
      // One that came from another office is kept in that one's name still.
      const opd = entry?.opd ?? need?.opd
      await api.connections.save.mutate({ ...draftToSave(draft), ...(opd === undefined ? {} : { opd }) })
      toasts.add({ text: t('connections.saved', { name: draft.name.trim() }), kind: 'calm' })
      onSaved()
      onClose()
    } catch (thrown) {
      setFailure(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('connections.failed', { code: errorCode(thrown) }))
    }
    setBusy(false)
  }
  const choices = [...(entry?.hasSecret ? (['keep'] as const) : []), ...kinds]
  return (
    <Dialog
      title={entry ? t('connections.change') : t('connections.new')}
      note={isNamed ? draft.name : undefined}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={isBusy} onPress={() => void save()}>
          {t('settings.save')}
        </Button>
      }
    >
      <div className={styles['dialog']}>
        {need && <p className={styles['quiet']}>{need.reasons.join(' ')}</p>}
        {!isNamed && <TextField label={t('connections.name')} hint={t('connections.nameHint')} {...field('name')} />}
        <TextField
          label={t('connections.address')}
          hint={
            isSimulated
              ? t('connections.simulatedHint')
              : hosts.length > 0
                ? t('connections.hosts', { hosts: hosts.join(', ') })
                : t('connections.addressHint')
          }
          inputMode="url"
          autoComplete="off"
          {...field('baseUrl')}
        />
        <Select
          label={t('connections.credentials')}
          options={choices.map((value) => ({ value, label: t(`connections.credentials.${value}`) }))}
          value={draft.credentials}
          onChange={(credentials) => change({ credentials })}
        />
        {draft.credentials === 'bearer' && <TextField label={t('connections.token')} {...secret} {...field('token')} />}
        {draft.credentials === 'basic' && (
          <>
            <TextField label={t('connections.user')} autoComplete="off" {...field('user')} />
            <TextField label={t('connections.password')} {...secret} {...field('password')} />
          </>
        )}
        {draft.credentials === 'header' && (
          <>
            <TextField label={t('connections.header')} autoComplete="off" {...field('header')} />
            <TextField label={t('connections.value')} {...secret} {...field('value')} />
          </>
        )}
        <p role="status" className={styles['bad']}>
          {failure}
        </p>
      </div>
    </Dialog>
  )
}
