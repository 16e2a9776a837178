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
}

/** Deputyships with their days, reason and state. */
export function DeputyList({ deputies, self, mayEnd = true }: DeputyListProps) {
  return (
    <ul className={styles['list']}>
      {deputies.map((deputy) => (
        <DeputyRow key={deputy.id} deputy={deputy} self={self} mayEnd={mayEnd} />
      ))}
    </ul>
  )
}

function DeputyRow({ deputy, self, mayEnd }: Pick<DeputyListProps, 'self' | 'mayEnd'> & { deputy: Deputy }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { act, isBusy } = useAct()
  const day = (instant: string, before = 0): string => wordDay(Date.parse(instant) - before, { locale, ...city })
  const end = (): Promise<unknown> => act(() => api.account.endDeputy.mutate({ id: deputy.id }), { done: t('deputy.ended') })
  const role = t(`role.${deputy.role}`)
  const names = { role, from: deputy.from.name, to: deputy.to.name }
  const title =
    deputy.from.id === self ? t('deputy.given', names) : deputy.to.id === self ? t('deputy.held', names) : t('deputy.between', names)
  return (
    <li>
      <span className={styles['row']}>
        <b>{title}</b>
        <small>
          {t('deputy.days', { from: day(deputy.startsAt), until: day(deputy.endsAt, 1) })} · {deputy.reason}
        </small>
      </span>
      <span className={styles['state']}>{t(`deputy.${deputy.state}`)}</span>
      {mayEnd && deputy.state !== 'over' && (
        <Button isDisabled={isBusy} aria-label={t('deputy.endOne', { title })} onPress={() => void end()}>
          {t('deputy.end')}
        </Button>
      )}
    </li>
  )
}
