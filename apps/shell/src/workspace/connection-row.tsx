import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Switch } from '@wadah/ui/switch'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { simulatorMark } from './connection-draft.ts'
import styles from './workspace.module.css'

/** Props of {@link ConnectionRow}. */
export interface ConnectionRowProps {
  entry: ApiOutputs['connections']['list'][number]
  /** Titles of the plugins that use it, as far as this person may know. */
  usedBy: readonly string[]
  /** Whether this person decides about private addresses. */
  mayAllow: boolean
  onEdit?: () => void
  onChanged(): void
}

/** One connection: where it leads, whether it carries credentials, whether it may be a private address. */
export function ConnectionRow({ entry, usedBy, mayAllow, onEdit, onChanged }: ConnectionRowProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const [failure, setFailure] = useState<string>()
  const isSimulated = entry.baseUrl.startsWith(simulatorMark)
  const at = wordFullInstant(Date.parse(entry.updatedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  const allow = async (isAllowed: boolean): Promise<void> => {
    try {
      await api.connections.allowPrivate.mutate({ opd: entry.opd, name: entry.name, allow: isAllowed })
      setFailure(undefined)
    } catch (thrown) {
      setFailure(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('connections.failed', { code: errorCode(thrown) }))
    }
    onChanged()
  }
  return (
    <li>
      <span>
        <b>{entry.name}</b>
        <small>{isSimulated ? t('connections.simulated', { path: entry.baseUrl.slice(simulatorMark.length) }) : entry.baseUrl}</small>
        {entry.opd !== entry.keeper && <small>{t('connections.inNameOf', { name: entry.opdName })}</small>}
        {usedBy.length > 0 && <small>{t('connections.usedBy', { plugins: usedBy.join(', ') })}</small>}
        <small>
          {entry.hasSecret ? t('connections.hasSecret') : t('connections.noSecret')}
          {!mayAllow && !isSimulated && ` · ${entry.allowPrivate ? t('connections.private') : t('connections.notPrivate')}`}
          {` · ${t('connections.changed', { at })}`}
        </small>
        <small role="status" className={styles['bad']}>
          {failure}
        </small>
      </span>
      {mayAllow && (
        <Switch selected={entry.allowPrivate} onChange={(isAllowed) => void allow(isAllowed)}>
          {t('connections.allowPrivate')}
          <span className="visually-hidden"> {entry.name}</span>
        </Switch>
      )}
      {onEdit && (
        <Button onPress={onEdit} aria-label={`${t('connections.change')}: ${entry.name}`}>
          {t('connections.edit')}
        </Button>
      )}
    </li>
  )
}
