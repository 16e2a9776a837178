import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { useAct } from '../session/use-act.ts'
import { api } from '../trpc.ts'
import styles from './account.module.css'
import type { Overview } from './account-page.tsx'

type Deputy = Overview['deputies'][number]

/** Props of {@link DeputyList}. */
export interface DeputyListProps {
  deputies: readonly Deputy[]
  /** Who is worded as “you”. */
  self: string | undefined
  /** Whether those that are not over may be ended from here. Default true. */
  mayEnd?: boolean
  /** OPD of whoever looks, and the deputyship as whose holder they act; only where one may turn from one to the other. */
  acting?: { opd: string | undefined; now: string | undefined }
}

/** Deputyships with their days, reason and state. */
export function DeputyList({ deputies, self, mayEnd = true, acting }: DeputyListProps) {
  return (
    <ul className={styles['list']}>
      {deputies.map((deputy) => (
        <DeputyRow key={deputy.id} deputy={deputy} self={self} mayEnd={mayEnd} {...(acting === undefined ? {} : { acting })} />
      ))}
    </ul>
  )
}

function DeputyRow({ deputy, self, mayEnd, acting }: Omit<DeputyListProps, 'deputies'> & { deputy: Deputy }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { act, isBusy } = useAct()
  const day = (instant: string, before = 0): string => wordDay(Date.parse(instant) - before, { locale, ...city })
  const end = (): Promise<unknown> => act(() => api.account.endDeputy.mutate({ id: deputy.id }), { done: t('deputy.ended') })
  const [from, until] = [day(deputy.startsAt), day(deputy.endsAt, 1)]
  const role = `${t(`role.${deputy.role}`)}${deputy.opdName === undefined ? '' : `, ${deputy.opdName}`}`
  const mayAct =
    acting !== undefined && deputy.to.id === self && deputy.state === 'running' && deputy.opd !== undefined && deputy.opd !== acting.opd
  const names = { role, from: deputy.from.name, to: deputy.to.name }
  const title =
    deputy.from.id === self ? t('deputy.given', names) : deputy.to.id === self ? t('deputy.held', names) : t('deputy.between', names)
  return (
    <li>
      <span className={styles['row']}>
        <b>{title}</b>
        <small>
          {from === until ? from : t('deputy.days', { from, until })} · {deputy.reason}
        </small>
      </span>
      <span className={styles['state']}>{t(`deputy.${deputy.state}`)}</span>
      {mayAct && <ActButton deputyship={deputy.id} isActing={acting.now === deputy.id} />}
      {mayEnd && deputy.state !== 'over' && (
        <Button isDisabled={isBusy} aria-label={t('deputy.endOne', { title })} onPress={() => void end()}>
          {t('deputy.end')}
        </Button>
      )}
    </li>
  )
}

/** Turns this session to the other OPD and back; everything is asked anew. */
function ActButton({ deputyship, isActing }: { deputyship: string; isActing: boolean }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const turn = async (): Promise<void> => {
    const answer = await act(() => api.account.actFor.mutate(isActing ? {} : { deputyship }))
    if (answer !== undefined) location.reload()
  }
  return (
    <Button isDisabled={isBusy} onPress={() => void turn()}>
      {isActing ? t('deputy.actEnd') : t('deputy.act')}
    </Button>
  )
}
