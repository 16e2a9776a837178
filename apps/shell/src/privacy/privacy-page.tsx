import { useTranslation } from 'react-i18next'
import { Tabs } from '@wadah/ui/tabs'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { addRoomTexts } from '../texts/room-texts.ts'
import { Classifications } from './classifications.tsx'
import en from './locales/en.json'
import id from './locales/id.json'
import { Purges } from './purges.tsx'
import styles from './privacy.module.css'

addRoomTexts(id, en)

/** Who may see which data, and what is taken out of what is kept. */
export function PrivacyPage() {
  const { t } = useTranslation()
  usePageTitle(t('privacy.title'))
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <h1>{t('privacy.title')}</h1>
        <Tabs
          label={t('privacy.title')}
          items={[
            { id: 'classes', label: t('privacy.classes'), content: <Classifications /> },
            { id: 'purges', label: t('privacy.purges'), content: <Purges /> },
          ]}
        />
      </main>
    </>
  )
}
