import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import styles from './session.module.css'
import './session-texts.ts'

/** Tells an administrator that an act waits for a second factor, and leads to where it is added. */
export function SecondFactorDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('secondFactor.title')} open onClose={onClose} closeLabel={t('secondFactor.later')}>
      <div className={styles['proof']}>
        <p>{t('secondFactor.why')}</p>
        <p className={styles['quiet']}>{t('secondFactor.how')}</p>
        <Button kind="primary" wide autoFocus onPress={() => location.assign('/akun')}>
          {t('secondFactor.go')}
        </Button>
      </div>
    </Dialog>
  )
}
