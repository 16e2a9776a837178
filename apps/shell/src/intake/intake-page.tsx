import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { RoomPage } from '../room/room-page.tsx'
import { api, errorCode } from '../trpc.ts'
import { RoomLinks } from '../workspace/workspace-page.tsx'
import { IntakeForm } from './intake-form.tsx'

/** Where an OPD deposits its tables. */
export function IntakePage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['intake-forms'], queryFn: () => api.intake.forms.query() })
  const isAway = error !== null && errorCode(error) === 'offline'
  return (
    <RoomPage title={t('intake.title')} lead={t('intake.lead')} above={<RoomLinks current="intake" />}>
      {isAway && data === undefined && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
      {error && !isAway && <EmptyState title={t('intake.forbidden')} text={t('intake.forbiddenText')} />}
      {data?.length === 0 && <EmptyState title={t('intake.none')} text={t('intake.noneText')} />}
      {data?.map((form) => (
        <IntakeForm key={`${form.plugin}/${form.procedure}`} form={form} />
      ))}
    </RoomPage>
  )
}
