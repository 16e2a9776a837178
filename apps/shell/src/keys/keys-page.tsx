import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RoomPage } from '../room/room-page.tsx'
import { api } from '../trpc.ts'
import { ApiKeysSection } from './api-keys-section.tsx'
import { PublishingKeysSection } from './publishing-keys-section.tsx'
import './texts.ts'

/** Keys of OPD: those that seal, and those by which programs sign in. */
export function KeysPage() {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const offices = useQuery({ queryKey: ['offices'], queryFn: () => api.offices.list.query() })
  const shared = { offices: offices.data ?? [], onSaid: setSaid }
  return (
    <RoomPage title={t('keys.title')} lead={t('keys.lead')} said={said}>
      <PublishingKeysSection {...shared} />
      <ApiKeysSection {...shared} />
    </RoomPage>
  )
}
