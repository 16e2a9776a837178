import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { ToastRegion } from '@wadah/ui/toast'
import { toasts } from '../look/toasts.ts'
import { RoomPage } from '../room/room-page.tsx'
import '../session/session-texts.ts'
import { addRoomTexts } from '../texts/room-texts.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import { AppSection } from './app-section.tsx'
import { DeputiesSection } from './deputies-section.tsx'
import en from './locales/en.json'
import id from './locales/id.json'
import { PasskeysSection } from './passkeys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactorNotice } from './second-factor-notice.tsx'
import { SessionsSection } from './sessions-section.tsx'

addRoomTexts(id, en)

/** What the server knows of how this person is known here. */
export type Overview = ApiOutputs['account']['overview']

/** How one is known here: password, second factor, passkeys, sessions, and who stands in for whom. */
export function AccountPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['account'], queryFn: () => api.account.overview.query(), refetchInterval: 30_000 })
  return (
    <>
      <RoomPage title={t('account.title')} lead={data && <Facts overview={data} />}>
        <SecondFactorNotice />
        {error !== null && data === undefined && <EmptyState title={t('account.none')} text={t('page.unreachable')} />}
        {data && (
          <>
            <PasswordSection overview={data} />
            <AppSection overview={data} />
            <PasskeysSection overview={data} />
            <SessionsSection overview={data} />
            <DeputiesSection overview={data} />
          </>
        )}
      </RoomPage>
      <ToastRegion queue={toasts} label={t('account.news')} closeLabel={t('close')} />
    </>
  )
}

function Facts({ overview: { name, email, roles } }: { overview: Overview }) {
  const { t } = useTranslation()
  return (
    <>
      {name} · {email} · {roles.map((role) => t(`role.${role}`)).join(', ')}
    </>
  )
}
