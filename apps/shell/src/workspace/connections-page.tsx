import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { useOpdName } from '../data/offices.ts'
import { useLook } from '../look/look-store.ts'
import { hasRole } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { ConnectionDialog } from './connection-dialog.tsx'
import { ConnectionRow } from './connection-row.tsx'
import { connectionKey, neededConnections, type NeededConnection } from './needed-connections.ts'
import { WorkspacePage } from './workspace-page.tsx'
import styles from './workspace.module.css'

type Entry = ApiOutputs['connections']['list'][number]
interface Editing {
  entry?: Entry | undefined
  need?: NeededConnection | undefined
}

/** Where the sources of an OPD are. Who runs the network sees those of all, and decides which may be private addresses. */
export function ConnectionsPage() {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller } = useSession()
  const client = useQueryClient()
  const opdName = useOpdName()
  const isOfOpd = hasRole(caller, ['head', 'publisher', 'officer'])
  const mayAdd = hasRole(caller, ['head', 'publisher'])
  const keepsAll = hasRole(caller, ['operator', 'curator'])
  const mayEdit = (keeper: string): boolean => keepsAll || (mayAdd && keeper === caller.opd)
  const { data, error } = useQuery({ queryKey: ['connections'], queryFn: () => api.connections.list.query() })
  const needs = useQuery({ queryKey: ['connections-needed'], queryFn: () => api.connections.needed.query() })
  const [editing, setEditing] = useState<Editing>()
  const needed = neededConnections(needs.data ?? [], locale)
  const isAway = error !== null && errorCode(error) === 'offline'
  const mine = data?.filter(({ keeper }) => keeper === caller.opd) ?? []
  const missing =
    data === undefined ? [] : [...needed].flatMap(([key, need]) => (data.some((entry) => connectionKey(entry) === key) ? [] : need))
  const opds = [...new Set(data?.map(({ keeper }) => keeper))]
  const refresh = (): void => void client.invalidateQueries({ queryKey: ['connections'] })
  return (
    <WorkspacePage room="connections" title={t('connections.title')} lead={isOfOpd ? t('connections.lead') : t('connections.leadAll')}>
      {isAway && data === undefined && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
      {error && !isAway && <EmptyState title={t('workspace.forbidden')} text={t('workspace.forbiddenText')} />}
      {data?.length === 0 && missing.length === 0 && <EmptyState title={t('connections.none')} text={t('connections.noneText')} />}
      {missing.length > 0 && (
        <section className={styles['section']} aria-label={t('connections.missing')}>
          <h2>{t('connections.missing')}</h2>
          <ul className={styles['rows']}>
            {missing.map((need) => (
              <li key={connectionKey(need)}>
                <span>
                  <b>{need.name}</b>
                  {keepsAll && <small>{opdName(need.keeper)}</small>}
                  <small>{need.reasons.join(' ')}</small>
                </span>
                {mayEdit(need.keeper) ? (
                  <Button onPress={() => setEditing({ need })}>{t('connections.setUp')}</Button>
                ) : (
                  <small>{t('connections.askHead')}</small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {opds.map((opd) => (
        <section key={opd} className={styles['section']} aria-label={opdName(opd)}>
          <h2>{opdName(opd)}</h2>
          <ul className={styles['rows']}>
            {data
              ?.filter((entry) => entry.keeper === opd)
              .map((entry) => (
                <ConnectionRow
                  key={connectionKey(entry)}
                  entry={entry}
                  usedBy={needed.get(connectionKey(entry))?.plugins ?? []}
                  mayAllow={hasRole(caller, ['operator'])}
                  {...(mayEdit(opd) ? { onEdit: () => setEditing({ entry, need: needed.get(connectionKey(entry)) }) } : {})}
                  onChanged={refresh}
                />
              ))}
          </ul>
        </section>
      ))}
      {mayAdd && data && <Button onPress={() => setEditing({})}>{t('connections.add')}</Button>}
      {editing && (
        <ConnectionDialog
          {...editing}
          taken={mine.flatMap(({ opd, name }) => (opd === caller.opd ? name : []))}
          onSaved={refresh}
          onClose={() => setEditing(undefined)}
        />
      )}
    </WorkspacePage>
  )
}
