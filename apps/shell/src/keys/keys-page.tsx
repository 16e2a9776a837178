import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredKey } from '@wadah/contracts/publishing-key'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { RoomPage } from '../room/room-page.tsx'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { RegisterDialog } from './register-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import './texts.ts'
import styles from './keys.module.css'

const listKey = ['keys']

/** Publishing keys by OPD: which are valid, and what may be done about them. */
export function KeysPage() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const [isRegistering, setRegistering] = useState(false)
  const [revoked, setRevoked] = useState<RegisteredKey>()
  const [said, setSaid] = useState('')
  const mayRegister = caller.roles.some((role) => role === 'curator' || role === 'operator')
  const mayRevoke = mayRegister || caller.roles.some((role) => role === 'head' || role === 'publisher')
  const { data, error } = useQuery({ queryKey: listKey, queryFn: () => api.keys.list.query() })
  const offices = useQuery({ queryKey: ['offices'], queryFn: () => api.offices.list.query() })
  const names = new Map(offices.data?.map(({ id, name }) => [id, name]))
  const close = (news?: string): void => {
    setRegistering(false)
    setRevoked(undefined)
    if (news === undefined) return
    setSaid(news)
    void client.invalidateQueries({ queryKey: listKey })
  }
  return (
    <>
      <RoomPage
        title={t('keys.title')}
        lead={t('keys.lead')}
        said={said}
        action={
          mayRegister && (
            <Button kind="primary" onPress={() => setRegistering(true)}>
              {t('keys.register')}
            </Button>
          )
        }
      >
        {error !== null && data === undefined && <EmptyState title={t('keys.title')} text={t('page.unreachable')} />}
        {data?.length === 0 && <EmptyState title={t('keys.none')} text={mayRegister ? t('keys.noneText') : t('keys.noneOwnText')} />}
        {[...new Set(data?.map(({ opd }) => opd))].map((opd) => (
          <section key={opd} aria-label={names.get(opd) ?? opd}>
            <h2>{names.get(opd) ?? opd}</h2>
            <ul className={styles['list']}>
              {data
                ?.filter((key) => key.opd === opd)
                .map((key) => (
                  <KeyRow key={key.keyId} row={key} onRevoke={mayRevoke && !key.revoked ? () => setRevoked(key) : undefined} />
                ))}
            </ul>
          </section>
        ))}
      </RoomPage>
      {isRegistering && <RegisterDialog offices={offices.data ?? []} onClose={close} />}
      {revoked && <RevokeDialog row={revoked} onClose={close} />}
    </>
  )
}

function KeyRow({ row, onRevoke }: { row: RegisteredKey; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const say = (instant: string): string => wordFullInstant(Date.parse(instant), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <li data-revoked={row.revoked !== undefined}>
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
