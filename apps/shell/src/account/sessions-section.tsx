import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordInstant } from '@wadah/ui/words'
import { serverNow } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { useAct } from '../session/use-act.ts'
import { api } from '../trpc.ts'
import styles from './account.module.css'
import type { Overview } from './account-page.tsx'
import { deviceName } from './device-name.ts'
import { Section } from './section.tsx'

/** Where this person is signed in; each place can be ended from here. */
export function SessionsSection({ overview: { sessions } }: { overview: Overview }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const endOthers = (): Promise<unknown> => act(() => api.account.endOtherSessions.mutate(), { done: t('account.sessionsEnded') })
  return (
    <Section title={t('account.sessions')} text={t('account.sessionsText')}>
      <ul className={styles['list']}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button isDisabled={isBusy} onPress={() => void endOthers()}>
          {t('account.sessionsEndOthers')}
        </Button>
      )}
    </Section>
  )
}

function SessionRow({ session }: { session: Overview['sessions'][number] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { act, isBusy } = useAct()
  const device = deviceName(session.device)
  const at = (instant: string): string => wordInstant(Date.parse(instant), serverNow(), { locale, ...city })
  const name = device === undefined ? t('account.device') : t('account.deviceName', device)
  const end = (): Promise<unknown> => act(() => api.account.endSession.mutate({ id: session.id }), { done: t('account.sessionEnded') })
  return (
    <li>
      <span className={styles['row']}>
        <b>{name}</b>
        <small>
          {t('account.sessionSince', { since: at(session.since), last: at(session.lastUsedAt) })}
          {session.address !== undefined && session.address !== '' && ` · ${session.address}`}
        </small>
      </span>
      {session.isThis ? (
        <span className={styles['state']}>{t('account.sessionThis')}</span>
      ) : (
        <Button isDisabled={isBusy} aria-label={t('account.sessionEndOne', { name })} onPress={() => void end()}>
          {t('account.sessionEnd')}
        </Button>
      )}
    </li>
  )
}
