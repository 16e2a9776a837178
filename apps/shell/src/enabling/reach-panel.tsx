import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './enabling.module.css'

type Reach = ApiOutputs['enabling']['reach']

const isComplete = (reach: Reach | undefined): boolean => reach !== undefined && reach.applied === reach.open

/** How many open screens have put the present state into effect, counted by what they said themselves, and which have not. */
export function ReachPanel() {
  const { t } = useTranslation()
  const { data: reach } = useQuery({
    queryKey: ['enabling', 'reach'],
    queryFn: () => api.enabling.reach.query({}),
    refetchInterval: (query) => (isComplete(query.state.data) ? 2_000 : 700),
  })
  return (
    <section aria-labelledby="enabling-reach">
      <h3 id="enabling-reach">{t('enabling.reach')}</h3>
      {reach && (
        <>
          <p className={styles['reach']} role="status" data-applied={reach.applied} data-open={reach.open}>
            <b>{reach.applied}</b> <span>{t('enabling.reachOf', { open: reach.open })}</span>
          </p>
          <progress className={styles['soak']} value={reach.applied} max={Math.max(1, reach.open)} aria-label={t('enabling.reach')} />
          {reach.missing.length === 0 ? (
            <p className={styles['quiet']}>{t('enabling.reachAll')}</p>
          ) : (
            <ul className={styles['missing']}>
              {reach.missing.map(({ kind, name, connected }, index) => (
                <li key={`${name}-${index}`}>
                  {kind === 'screen' ? t('enabling.screen', { name }) : name}{' '}
                  <small>{connected ? t('enabling.notYet') : t('enabling.cutOff')}</small>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}
