import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredKey } from '@wadah/contracts/publishing-key'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import type { KeySectionProps } from './key-section.ts'
import { RegisterDialog } from './register-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import styles from './keys.module.css'

const listKey = ['keys']

/** Publishing keys by OPD: which are valid, and what may be done about them. */
export function PublishingKeysSection({ offices, onSaid }: KeySectionProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const [isRegistering, setRegistering] = useState(false)
  const [revoked, setRevoked] = useState<RegisteredKey>()
  const mayRegister = caller.roles.some((role) => role === 'curator' || role === 'operator')
  const mayRevoke = mayRegister || caller.roles.some((role) => role === 'head' || role === 'publisher')
  const { data, error } = useQuery({ queryKey: listKey, queryFn: () => api.keys.list.query() })
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const close = (news?: string): void => {
    setRegistering(false)
    setRevoked(undefined)
    if (news === undefined) return
    onSaid(news)
    void client.invalidateQueries({ queryKey: listKey })
  }
  return (
    <section aria-label={t('keys.publishing')} className={styles['section']}>
      <header>
        <h2>{t('keys.publishing')}</h2>
        {mayRegister && <Button onPress={() => setRegistering(true)}>{t('keys.register')}</Button>}
      </header>
      <p className={styles['quiet']}>{t('keys.publishingText')}</p>
      {error !== null && data === undefined && <EmptyState title={t('keys.publishing')} text={t('page.unreachable')} />}
      {data?.length === 0 && <EmptyState title={t('keys.none')} text={mayRegister ? t('keys.noneText') : t('keys.noneOwnText')} />}
      {[...new Set(data?.map(({ opd }) => opd))].map((opd) => (
        <section key={opd} aria-label={names.get(opd) ?? opd}>
          <h3>{names.get(opd) ?? opd}</h3>
          <ul className={styles['list']}>
            {data
              ?.filter((key) => key.opd === opd)
              .map((key) => (
                <KeyRow key={key.keyId} row={key} onRevoke={mayRevoke && !key.revoked ? () => setRevoked(key) : undefined} />
              ))}
          </ul>
        </section>
      ))}
      {isRegistering && <RegisterDialog offices={offices} onClose={close} />}
      {revoked && <RevokeDialog row={revoked} onClose={close} />}
    </section>
  )
}

function KeyRow({ row, onRevoke }: { row: RegisteredKey; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const say = (instant: string): string => wordFullInstant(Date.parse(instant), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <li data-over={row.revoked !== undefined}>
      <code className={styles['id']}>{row.keyId}</code>
      <span className={styles['name']}>
        <b>{row.label}</b>
        <small>
          {row.revoked
            ? t('keys.revoked', { at: say(row.revoked.at), reason: row.revoked.reason ?? '–' })
            : t('keys.active', { at: say(row.createdAt) })}
          {' · '}
          {row.releases === 0 ? t('keys.releases_none') : t('keys.releases_some', { count: row.releases })}
          {row.registeredBy !== undefined && ` · ${t('keys.by', { by: row.registeredBy })}`}
        </small>
      </span>
      {onRevoke && <Button onPress={onRevoke}>{t('keys.revoke')}</Button>}
    </li>
  )
}
