import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { SecondFactorLine } from '../room/second-factor-line.tsx'
import { addRoomTexts } from '../texts/room-texts.ts'
import { api } from '../trpc.ts'
import en from './locales/en.json'
import id from './locales/id.json'
import { PluginDetail } from './plugin-detail.tsx'
import { PluginList } from './plugin-list.tsx'
import styles from './enabling.module.css'

addRoomTexts(id, en)

/** Which release of which plugin runs for whom, and every decision about it. */
export function EnablingPage() {
  const { t } = useTranslation()
  usePageTitle(t('enabling.title'))
  const { plugin: chosen } = useSearch({ from: '/pengaktifan' })
  const navigate = useNavigate()
  const { data: plugins, error } = useQuery({ queryKey: ['enabling'], queryFn: () => api.enabling.list.query(), refetchInterval: 5_000 })
  const plugin = plugins?.find((one) => one.id === chosen) ?? (chosen === undefined ? plugins?.[0] : undefined)
  const choose = (next: string): void => void navigate({ to: '/pengaktifan', search: { plugin: next } })
  return (
    <>
      <TopBar />
      <main className={styles['page']} data-chosen={chosen !== undefined}>
        <SecondFactorLine />
        {plugins === undefined && error !== null && <EmptyState title={t('enabling.none')} text={t('page.unreachable')} />}
        {plugins?.length === 0 && <EmptyState title={t('enabling.empty')} text={t('enabling.emptyNext')} />}
        {plugins !== undefined && plugins.length > 0 && (
          <>
            <PluginList plugins={plugins} chosen={plugin?.id} onChoose={choose} />
            {plugin === undefined ? (
              <EmptyState title={t('enabling.unknown')} text={t('enabling.unknownNext')} />
            ) : (
              <PluginDetail key={plugin.id} plugin={plugin} onBack={() => void navigate({ to: '/pengaktifan', search: {} })} />
            )}
          </>
        )}
      </main>
    </>
  )
}
