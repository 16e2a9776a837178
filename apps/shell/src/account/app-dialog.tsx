import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { useAct } from '../session/use-act.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './account.module.css'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** Adds an authenticator app: read the picture, type its first code, keep the recovery codes. */
export function AppDialog({ app, onClose }: { app: ApiOutputs['account']['beginSecondFactor']; onClose(): void }) {
  const { t } = useTranslation()
  const [isOn, setOn] = useState(false)
  return (
    <Dialog
      title={isOn ? t('account.codes') : t('account.appAdd')}
      open
      onClose={onClose}
      closeLabel={t('close')}
      {...(isOn
        ? {
            actions: (
              <Button kind="primary" onPress={onClose}>
                {t('account.codesKept')}
              </Button>
            ),
          }
        : {})}
    >
      {isOn ? <RecoveryCodes codes={app.recoveryCodes} /> : <FirstCode app={app} onOn={() => setOn(true)} />}
    </Dialog>
  )
}

function FirstCode({ app, onOn }: { app: ApiOutputs['account']['beginSecondFactor']; onOn(): void }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await act(() => api.account.confirmSecondFactor.mutate({ code: code.replaceAll(/\s/g, '') }))
    if (answer?.ok === true) return onOn()
    setWrong(answer?.ok === false)
    setCode('')
  }
  return (
    <form className={styles['step']} onSubmit={(event) => void confirm(event)}>
      <p>{t('account.appScan')}</p>
      <QrCode text={app.uri} label={t('account.appPicture')} />
      <p className={styles['quiet']}>{t('account.appType')}</p>
      <p className={styles['secret']}>{app.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
      <TextField
        label={t('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        isRequired
        {...(isWrong ? { error: t('signIn.codeWrong') } : { hint: t('account.appFirst') })}
      />
      <Button kind="primary" type="submit" wide isDisabled={isBusy}>
        {t('account.appConfirm')}
      </Button>
    </form>
  )
}
