import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Classification } from '@wadah/contracts/classification'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import type { ClassOfPart } from './class-dialog.tsx'
import styles from './privacy.module.css'

/** Asks whether what was taken in before is opened as well, and says how much that is. Nothing of before: nothing is asked. */
export function OpenHistory({
  part: { feed, path },
  to,
  isChosen,
  onChoose,
}: {
  part: ClassOfPart
  to: Classification
  isChosen: boolean
  onChoose(isChosen: boolean): void
}) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { data, isError } = useQuery({
    queryKey: ['closed-history', feed, path, to],
    queryFn: () => api.privacy.closedHistory.query({ feed, path, classification: to }),
    staleTime: 0,
  })
  if (data === undefined) return <p>{isError ? t('privacy.history.unknown') : t('privacy.history.counting')}</p>
  if (data.snapshots === 0 && data.points === 0) return undefined
  const worded = (count: number): string => count.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB')
  return (
    <fieldset className={styles['closed']}>
      <legend>{t('privacy.history')}</legend>
      <p>{t('privacy.history.stays', { snapshots: worded(data.snapshots), points: worded(data.points) })}</p>
      <label>
        <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(target.checked)} />
        <span>{t('privacy.history.open')}</span>
      </label>
      <p role="status">{isChosen ? t('privacy.history.opens') : t('privacy.history.anew')}</p>
    </fieldset>
  )
}
