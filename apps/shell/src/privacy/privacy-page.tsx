import './texts.ts'
import { useTranslation } from 'react-i18next'
import { Tabs } from '@wadah/ui/tabs'
import { RoomPage } from '../room/room-page.tsx'
import { Classifications } from './classifications.tsx'
import { Purges } from './purges.tsx'

/** Who may see which data, and what is taken out of what is kept. */
export function PrivacyPage() {
  const { t } = useTranslation()
  return (
    <RoomPage title={t('privacy.title')}>
      <Tabs
        label={t('privacy.title')}
        items={[
          { id: 'classes', label: t('privacy.classes'), content: <Classifications /> },
          { id: 'purges', label: t('privacy.purges'), content: <Purges /> },
        ]}
      />
    </RoomPage>
  )
}
