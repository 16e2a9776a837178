import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../trpc.ts'
import styles from './operations.module.css'

/** How many of the screens that show a feed show its hold, by their own acknowledgement, and which do not yet. */
export function HoldReach({ feed }: { feed: string }) {
  const { t } = useTranslation()
  const { data: reach } = useQuery({
    queryKey: ['reach', feed],
    queryFn: () => api.enabling.reach.query({ feed }),
    refetchInterval: ({ state }) => (state.data?.applied === state.data?.open ? 3_000 : 700),
  })
  if (reach === undefined) return undefined
  const missing = [...new Set(reach.missing.map(({ name }) => name))].join(', ')
  return (
    <span className={styles['acts']} role="status">
      {t('hold.reach', { applied: reach.applied, open: reach.open })}
      {missing !== '' && ` · ${t('hold.missing', { names: missing })}`}
    </span>
  )
}
