import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { useLook } from '../look/look-store.ts'
import { useStepUp } from '../session/step-up.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import { useDays } from './use-days.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './offices.module.css'

type Planned = ApiOutputs['offices']['plans'][number]

/** Changes of the register that are yet to come, and those that did not fit on their day. None: nothing is shown. */
export function PlannedChanges({ mayKeep, onDone }: { mayKeep: boolean; onDone(news: string): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [error, setError] = useState<string>()
  const { data } = useQuery({ queryKey: ['offices', 'plans'], queryFn: () => api.offices.plans.query() })
  const cancel = async ({ id, failure }: Planned): Promise<void> => {
    try {
      await stepUp(() => api.offices.cancelPlan.mutate({ plan: id }))
      setError(undefined)
      onDone(failure === undefined ? t('offices.plan.cancelled') : t('offices.plan.dismissed'))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }
  if (data === undefined || data.length === 0) return undefined
  return (
    <section>
      <h2>{t('offices.plans')}</h2>
      <p className={styles['quiet']}>{t('offices.plansLead')}</p>
      <ul className={styles['list']}>
        {data.map((plan) => (
          <li key={plan.id}>
            <PlannedWords plan={plan} />
            {mayKeep && (
              <Button onPress={() => void cancel(plan)}>
                {plan.failure === undefined ? t('offices.plan.cancel') : t('offices.plan.dismiss')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className={styles['error']}>
        {error}
      </p>
    </section>
  )
}

function PlannedWords({ plan }: { plan: Planned }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { say } = useDays()
  const { kind, name, plugin, into, next, since, plannedBy, plannedAt, failure } = plan
  return (
    <span className={styles['name']}>
      <b>{t(`offices.plan.${kind}`, { name: plugin?.[locale] ?? name, into, next })}</b>
      <small>{failure === undefined ? t('offices.plan.on', { at: say(since) }) : t('offices.plan.failed', { at: say(since) })}</small>
      <small>{t('offices.plan.by', { by: plannedBy, at: say(plannedAt) })}</small>
    </span>
  )
}
