import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import type { Overview } from './account-page.tsx'
import { AppointDialog } from './appoint-dialog.tsx'
import { DeputyList } from './deputy-list.tsx'
import styles from './account.module.css'
import { Section } from './section.tsx'

/** Roles given to others for some days, and those held for others. */
export function DeputiesSection({ overview: { deputies, roles, opd, actingFor } }: { overview: Overview }) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const [isAppointing, setAppointing] = useState(false)
  return (
    <Section title={t('account.deputies')} text={t('account.deputiesText')}>
      {deputies.length === 0 ? (
        <p className={styles['state']}>{t('account.deputiesNone')}</p>
      ) : (
        <DeputyList deputies={deputies} self={caller.userId} acting={{ opd, now: actingFor }} />
      )}
      <Button onPress={() => setAppointing(true)}>{t('account.appoint')}</Button>
      {isAppointing && (
        <AppointDialog
          roles={roles}
          onAppoint={(appointment) => api.account.appointDeputy.mutate(appointment)}
          onClose={() => setAppointing(false)}
        />
      )}
    </Section>
  )
}
