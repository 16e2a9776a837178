import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedApiKey } from '@wadah/contracts/api-key'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordDay, wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { ApiKeyDialog } from './api-key-dialog.tsx'
import type { KeySectionProps } from './key-section.ts'
import { RevokeApiKeyDialog } from './revoke-api-key-dialog.tsx'
import styles from './keys.module.css'

const listKey = ['api-keys']

/** API keys by OPD: what each may do, how long it is good and when it was last used. */
export function ApiKeysSection({ offices, onSaid }: KeySectionProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ListedApiKey>()
  const mayMake = caller.roles.some((role) => role === 'curator' || role === 'head' || role === 'publisher')
  const mayRevoke = mayMake || caller.roles.includes('operator')
  const { data, error } = useQuery({ queryKey: listKey, queryFn: () => api.keys.apiKeys.query() })
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const close = (news?: string): void => {
    setMaking(false)
    setRevoked(undefined)
    if (news !== undefined) onSaid(news)
    void client.invalidateQueries({ queryKey: listKey })
  }
  const begin = mayMake && <Button onPress={() => setMaking(true)}>{t('keys.api.make')}</Button>
  return (
    <section aria-label={t('keys.api')} className={styles['section']}>
      <header>
        <h2>{t('keys.api')}</h2>
        {data !== undefined && data.length > 0 && begin}
      </header>
      <p className={styles['quiet']}>{t('keys.api.text')}</p>
      {error !== null && data === undefined && <EmptyState title={t('keys.api')} text={t('page.unreachable')} />}
      {data?.length === 0 && <EmptyState title={t('keys.api.none')} text={t('keys.api.noneText')} action={begin} />}
      {[...new Set(data?.map(({ opd }) => opd))].map((opd) => (
        <section key={opd} aria-label={names.get(opd) ?? opd}>
          <h3>{names.get(opd) ?? opd}</h3>
          <ul className={styles['list']}>
            {data
              ?.filter((key) => key.opd === opd)
              .toSorted((a, b) => Number(a.state !== 'valid') - Number(b.state !== 'valid'))
              .map((key) => (
                <ApiKeyRow key={key.id} row={key} onRevoke={mayRevoke && key.state === 'valid' ? () => setRevoked(key) : undefined} />
              ))}
          </ul>
        </section>
      ))}
      {isMaking && <ApiKeyDialog offices={offices} onClose={close} />}
      {revoked && <RevokeApiKeyDialog row={revoked} onClose={close} />}
    </section>
  )
}

function ApiKeyRow({ row, onRevoke }: { row: ListedApiKey; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const day = (instant: string): string => wordDay(Date.parse(instant), words)
  const { grant, state, revoked, lastUsedAt } = row
  const may = [
    grant.submit && t('keys.api.may.submit'),
    grant.status && t('keys.api.may.status'),
    grant.intakes === 'all' && t('keys.api.may.intakes'),
    Array.isArray(grant.intakes) && grant.intakes.length > 0 && t('keys.api.may.intake', { intakes: grant.intakes.join(', ') }),
  ].filter((right) => right !== false)
  return (
    <li data-over={state !== 'valid'}>
      <code className={styles['id']}>{row.id}</code>
      <span className={styles['name']}>
        <b>{row.label}</b>
        <small>{may.join(' · ')}</small>
        <small>
          {revoked && t('keys.api.revoked', { at: day(revoked.at), by: revoked.by, reason: revoked.reason })}
          {state === 'valid' && t('keys.api.valid', { at: day(row.expiresAt) })}
          {state === 'expired' && t('keys.api.expired', { at: day(row.expiresAt) })}
          {' · '}
          {lastUsedAt === undefined ? t('keys.api.unused') : t('keys.api.used', { at: wordFullInstant(Date.parse(lastUsedAt), words) })}
          {` · ${t('keys.api.by', { by: row.createdBy })}`}
        </small>
      </span>
      {onRevoke && <Button onPress={onRevoke}>{t('keys.revoke')}</Button>}
    </li>
  )
}
