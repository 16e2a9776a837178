import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { RoomPage } from '../room/room-page.tsx'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './health.module.css'
import './texts.ts'
import { wordBytes } from './word-bytes.ts'

type Health = ApiOutputs['operations']['health']

const healthKey = ['operations-health']

/** The state of the installation, and what to do about what is missing. */
export function HealthPage() {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller, city } = useSession()
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const health = useQuery({ queryKey: healthKey, queryFn: () => api.operations.health.query(), refetchInterval: 5_000 })
  const readiness = useQuery({ queryKey: [...healthKey, 'readiness'], queryFn: () => api.operations.readiness.query() })
  const say = (instant: string): string => wordFullInstant(Date.parse(instant), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  async function backUp(): Promise<void> {
    try {
      const { bytes } = await api.operations.backUp.mutate()
      setSaid(t('operations.backup.done', { size: wordBytes(bytes, locale) }))
    } catch {
      setSaid(t('operations.backup.failed'))
    }
    await client.invalidateQueries({ queryKey: healthKey })
  }
  return (
    <RoomPage title={t('operations.title')} lead={t('operations.lead')} said={said}>
      {health.error !== null && health.data === undefined && <EmptyState title={t('operations.title')} text={t('page.unreachable')} />}
      {readiness.data && <Readiness items={readiness.data} />}
      {health.data && (
        <>
          <Backup backup={health.data.backup} say={say} {...(caller.roles.includes('operator') ? { onBackUp: () => void backUp() } : {})} />
          <Server health={health.data} say={say} />
          <BytesSent bytes={health.data.bytesSent} />
        </>
      )}
    </RoomPage>
  )
}

function Readiness({ items }: { items: ApiOutputs['operations']['readiness'] }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('operations.readiness')}>
      <h2>{t('operations.readiness')}</h2>
      <ul className={styles['items']}>
        {items.map(({ id, ready }) => (
          <li key={id}>
            <StateShape state={ready ? 'fresh' : 'late'} />
            <span>
              {t(`operations.item.${id}`)}
              {!ready && <small>{t(`operations.item.${id}.mend`)}</small>}
            </span>
            <b>{ready ? t('operations.ready') : t('operations.missing')}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Backup({ backup, say, onBackUp }: { backup: Health['backup']; say(instant: string): string; onBackUp?: () => void }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('operations.backup')}>
      <h2>{t('operations.backup')}</h2>
      <dl className={styles['facts']}>
        <dt>{t('operations.backup.last')}</dt>
        <dd>{backup.lastAt === undefined ? t('operations.backup.never') : say(backup.lastAt)}</dd>
        {backup.lastError !== undefined && (
          <>
            <dt>{t('operations.backup.error')}</dt>
            <dd>{backup.lastError}</dd>
          </>
        )}
        <dt>{t('operations.backup.folder')}</dt>
        <dd>{backup.folder ?? '–'}</dd>
      </dl>
      {onBackUp && <Button onPress={onBackUp}>{t('operations.backup.now')}</Button>}
    </section>
  )
}

function Server({ health, say }: { health: Health; say(instant: string): string }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  return (
    <section aria-label={t('operations.server')}>
      <h2>{t('operations.server')}</h2>
      <dl className={styles['facts']}>
        <dt>{t('operations.server.since')}</dt>
        <dd>{say(health.startedAt)}</dd>
        <dt>{t('operations.server.database')}</dt>
        <dd>{t(`operations.database.${health.database}`)}</dd>
        <dt>{t('operations.server.memory')}</dt>
        <dd>{wordBytes(health.memoryMb * 1_048_576, locale)}</dd>
        <dt>{t('operations.server.clients')}</dt>
        <dd>{health.liveClients}</dd>
      </dl>
    </section>
  )
}

function BytesSent({ bytes }: { bytes: Health['bytesSent'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const feeds = Object.entries(bytes.byFeed).toSorted(([, a], [, b]) => b - a)
  return (
    <section aria-label={t('operations.bytes')}>
      <h2>{t('operations.bytes')}</h2>
      <dl className={styles['facts']}>
        <dt>{t('operations.bytes.total')}</dt>
        <dd>{wordBytes(bytes.total, locale)}</dd>
      </dl>
      {feeds.length === 0 ? (
        <p>{t('operations.bytes.none')}</p>
      ) : (
        <table className={styles['bytes']}>
          <thead>
            <tr>
              <th scope="col">{t('operations.bytes.feed')}</th>
              <th scope="col">{t('operations.bytes.sent')}</th>
            </tr>
          </thead>
          <tbody>
            {feeds.map(([feed, sent]) => (
              <tr key={feed}>
                <td>{feed}</td>
                <td>{wordBytes(sent, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
