import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { TextField } from '@wadah/ui/text-field'
import { api, type ApiOutputs } from '../trpc.ts'
import { signOut } from './load-session.ts'
import { provePasskey } from './passkey.ts'
import { readRefusal } from './refusal.ts'
import styles from './session.module.css'
import { useWait } from './use-wait.ts'
import { WaitText } from './wait-text.tsx'
import './session-texts.ts'

type Ways = ApiOutputs['account']['ways']
type Way = 'password' | 'code' | 'passkey'

/** Asks once more who sits there, before an act that is not undone. */
export function StepUpDialog({ onSettle }: { onSettle(isProven: boolean): void }) {
  const { t } = useTranslation()
  const { data: ways } = useQuery({ queryKey: ['account-ways'], queryFn: () => api.account.ways.query(), gcTime: 0 })
  return (
    <Dialog title={t('stepUp.title')} open onClose={() => onSettle(false)} closeLabel={t('stepUp.cancel')}>
      <p className={styles['quiet']}>{t('stepUp.why')}</p>
      {ways && <Proofs ways={ways} onProven={() => onSettle(true)} />}
    </Dialog>
  )
}

function Proofs({ ways, onProven }: { ways: Ways; onProven(): void }) {
  const { t } = useTranslation()
  const offered = (['passkey', 'code', 'password'] as const).filter((way) => ways[way])
  const [way, setWay] = useState<Way | undefined>(offered[0])
  if (ways.demo) return <DemoProof onProven={onProven} />
  if (way === undefined) {
    return (
      <div className={styles['proof']}>
        <p>{t('stepUp.noWay')}</p>
        <Button kind="primary" wide onPress={() => void signOut()}>
          {t('stepUp.signInAgain')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles['proof']}>
      {offered.length > 1 && (
        <SegmentedControl
          label={t('stepUp.way')}
          options={offered.map((value) => ({ value, label: t(`stepUp.${value}`) }))}
          value={way}
          onChange={setWay}
          wide
        />
      )}
      <Proof key={way} way={way} onProven={onProven} />
    </div>
  )
}

function DemoProof({ onProven }: { onProven(): void }) {
  const { t } = useTranslation()
  const prove = async (): Promise<void> => {
    if ((await api.account.prove.mutate({ kind: 'demo' })).ok) onProven()
  }
  return (
    <div className={styles['proof']}>
      <p>{t('stepUp.demo')}</p>
      <Button kind="primary" wide autoFocus onPress={() => void prove()}>
        {t('stepUp.demoProve')}
      </Button>
    </div>
  )
}

function Proof({ way, onProven }: { way: Way; onProven(): void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [wait, setWait] = useWait()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setError(undefined)
    try {
      const { ok } = await prove(way, typed)
      if (ok) return onProven()
      setError(t(`stepUp.wrong.${way}`))
    } catch (thrown) {
      const { code, retryAfter } = readRefusal(thrown)
      if (code === 'rate_limited') setWait(retryAfter)
      else setError(code === 'offline' ? t('signIn.unreachable') : t(`stepUp.wrong.${way}`))
    }
    setTyped('')
  }
  return (
    <form className={styles['proof']} onSubmit={(event) => void submit(event)}>
      {way === 'password' && (
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={typed}
          onChange={setTyped}
          isRequired
          {...(error === undefined ? {} : { error })}
        />
      )}
      {way === 'code' && (
        <TextField
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={typed}
          onChange={setTyped}
          isRequired
          {...(error === undefined ? {} : { error })}
        />
      )}
      {way === 'passkey' && <p role="status">{error ?? t('stepUp.passkeyHint')}</p>}
      <WaitText seconds={wait} />
      <Button kind="primary" type="submit" wide isDisabled={wait > 0}>
        {t('stepUp.prove')}
      </Button>
    </form>
  )
}

function prove(way: Way, typed: string): Promise<{ ok: boolean }> {
  if (way === 'passkey') return provePasskey()
  return api.account.prove.mutate(way === 'password' ? { kind: 'password', password: typed } : { kind: 'code', code: typed })
}
