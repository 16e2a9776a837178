import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { ConfirmPurgeDialog } from './confirm-purge-dialog.tsx'
import { ProposePurgeDialog } from './propose-purge-dialog.tsx'
import styles from './privacy.module.css'

/** A proposal as it is listed. */
export type ListedPurge = ApiOutputs['privacy']['purges'][number]

/** What was proposed to be purged, and what became of it. */
export function Purges() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const client = useQueryClient()
  const { data, error } = useQuery({ queryKey: ['purges'], queryFn: () => api.privacy.purges.query(), refetchInterval: 15_000 })
  const [isProposing, setProposing] = useState(false)
  const [confirming, setConfirming] = useState<ListedPurge>()
  const mayPropose = caller.roles.some((role) => role === 'curator' || role === 'operator' || role === 'head')
  const refresh = (): void => {
    setProposing(false)
    setConfirming(undefined)
    void client.invalidateQueries({ queryKey: ['purges'] })
  }
  if (error !== null && data === undefined)
    return <EmptyState title={t('board.none')} text={errorCode(error) === 'offline' ? t('page.unreachable') : t('privacy.forbidden')} />
  const propose = mayPropose && <Button onPress={() => setProposing(true)}>{t('purge.propose')}</Button>
  return (
    <>
      <p className={styles['lead']}>{t('purge.lead')}</p>
      {data?.length === 0 ? (
        <EmptyState title={t('purge.none')} text={t('purge.noneText')} action={propose} />
      ) : (
        <div className={styles['acts']}>{propose}</div>
      )}
      <ul className={styles['purges']}>
        {data?.map((purge) => (
          <PurgeRow key={purge.id} purge={purge} onConfirm={() => setConfirming(purge)} onDropped={refresh} />
        ))}
      </ul>
      {isProposing && <ProposePurgeDialog onClose={() => setProposing(false)} onDone={refresh} />}
      {confirming && <ConfirmPurgeDialog purge={confirming} onClose={() => setConfirming(undefined)} onDone={refresh} />}
    </>
  )
}

function PurgeRow({ purge, onConfirm, onDropped }: { purge: ListedPurge; onConfirm(): void; onDropped(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const at = (instant: string): string => wordFullInstant(Date.parse(instant), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  const drop = async (): Promise<void> => {
    await api.privacy.dropPurge.mutate({ id: purge.id }).catch(() => undefined)
    onDropped()
  }
  return (
    <li>
      <span className={styles['name']}>
        <b>{t(`purge.kind.${purge.kind}`)}</b> <code>{purge.subject}</code>
        <small>{t('purge.proposed', { by: purge.proposedBy, at: at(purge.proposedAt), reason: purge.reason })}</small>
        {purge.state !== 'proposed' && (
          <small>
            {t(`purge.state.${purge.state}`, { by: purge.decidedBy ?? '', at: purge.decidedAt === undefined ? '' : at(purge.decidedAt) })}
            {purge.outcome &&
              ` · ${Object.entries(purge.outcome)
                .map(([kind, count]) => t(`purge.outcome.${kind}`, { count }))
                .join(', ')}`}
          </small>
        )}
        {purge.state === 'proposed' && !purge.mayConfirm && <small>{t('purge.waits')}</small>}
      </span>
      {purge.mayDrop && <Button onPress={() => void drop()}>{t('purge.drop')}</Button>}
      {purge.mayConfirm && (
        <Button kind="danger" onPress={onConfirm}>
          {t('purge.confirm')}
        </Button>
      )}
    </li>
  )
}
