import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { useAct } from '../session/use-act.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './account.module.css'
import type { Overview } from './account-page.tsx'
import { AppDialog } from './app-dialog.tsx'
import { RecoveryCodesDialog } from './recovery-codes.tsx'
import { Section } from './section.tsx'

type NewApp = ApiOutputs['account']['beginSecondFactor']

/** Fewer codes left than this are pointed out. */
const fewCodes = 3

/** The authenticator app: added, removed, and its recovery codes made anew. */
export function AppSection({ overview: { ways, recoveryCodesLeft } }: { overview: Overview }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const [app, setApp] = useState<NewApp>()
  const [codes, setCodes] = useState<string[]>()
  const begin = async (): Promise<void> => setApp(await act(() => api.account.beginSecondFactor.mutate()))
  const renew = async (): Promise<void> => setCodes((await act(() => api.account.renewRecoveryCodes.mutate()))?.recoveryCodes)
  const remove = (): Promise<unknown> => act(() => api.account.removeSecondFactor.mutate(), { done: t('account.appRemoved') })
  return (
    <Section title={t('account.app')} text={t('account.appText')}>
      <p className={styles['state']}>{ways.code ? t('account.appOn') : t('account.appOff')}</p>
      {ways.code && (
        <p className={recoveryCodesLeft < fewCodes ? styles['error'] : styles['quiet']}>
          {t('account.codesLeft', { count: recoveryCodesLeft })}
        </p>
      )}
      <div className={styles['acts']}>
        {!ways.code && (
          <Button isDisabled={isBusy} onPress={() => void begin()}>
            {t('account.appAdd')}
          </Button>
        )}
        {ways.code && (
          <>
            <Button isDisabled={isBusy} onPress={() => void renew()}>
              {t('account.codesRenew')}
            </Button>
            <Button kind="danger" isDisabled={isBusy} onPress={() => void remove()}>
              {t('account.appRemove')}
            </Button>
          </>
        )}
      </div>
      {app && <AppDialog app={app} onClose={() => setApp(undefined)} />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Section>
  )
}
