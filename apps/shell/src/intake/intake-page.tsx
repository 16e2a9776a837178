import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { TopBar } from '../board/top-bar.tsx'
import { usePageTitle } from '../look/use-page-title.ts'
import { api, errorCode } from '../trpc.ts'
import { RoomLinks } from '../workspace/workspace-page.tsx'
import { IntakeForm } from './intake-form.tsx'
import styles from './intake.module.css'

/** Where an OPD deposits its tables. */
export function IntakePage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['intake-forms'], queryFn: () => api.intake.forms.query() })
  usePageTitle(t('intake.title'))
  const isAway = error !== null && errorCode(error) === 'offline'
  return (
    <>
      <TopBar />
      <main className={styles['page']}>
        <RoomLinks current="intake" />
        <h1>{t('intake.title')}</h1>
        <p className={styles['lead']}>{t('intake.lead')}</p>
        {isAway && data === undefined && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
        {error && !isAway && <EmptyState title={t('intake.forbidden')} text={t('intake.forbiddenText')} />}
        {data?.length === 0 && <EmptyState title={t('intake.none')} text={t('intake.noneText')} />}
        {data?.map((form) => (
          <IntakeForm key={`${form.plugin}/${form.procedure}`} form={form} />
        ))}
      </main>
    </>
  )
}
