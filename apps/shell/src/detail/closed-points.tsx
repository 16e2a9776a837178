import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import type { SealedSubject } from '../purpose/use-purpose.tsx'
import styles from './detail.module.css'

const PurposeDialog = lazy(() => import('../purpose/purpose-dialog.tsx').then((module) => ({ default: module.PurposeDialog })))

/** Says that older values of a feed are restricted still, and asks what they are read for. */
export function ClosedPoints({ subject, onDone }: { subject: SealedSubject; onDone(): void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <p className={styles['closed']}>
      <span>{t('history.closed')}</span>
      <Button onPress={() => setOpen(true)}>{t('history.purpose')}</Button>
      {isOpen && (
        <Suspense>
          <PurposeDialog
            subjects={[subject]}
            onDone={() => {
              setOpen(false)
              onDone()
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </p>
  )
}
