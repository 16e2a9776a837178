import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { BoundariesMap } from './boundaries-map.tsx'
import { BoundariesUpload } from './boundaries-upload.tsx'
import { hasRole } from '../session/rooms.ts'
import { WorkspacePage } from './workspace-page.tsx'
import styles from './workspace.module.css'

/** Where the outlines of the city's areas are uploaded, and how they look. */
export function BoundariesPage() {
  const { t } = useTranslation()
  const { caller, city } = useSession()
  const client = useQueryClient()
  const areas = useQuery({ queryKey: ['areas'], queryFn: () => api.areas.list.query() })
  const outlines = useQuery({ queryKey: ['boundaries-now'], queryFn: async () => (await api.areas.boundaries.query()) ?? null })
  const isAllowed = hasRole(caller, ['curator', 'operator'])
  const known = areas.data ?? []
  const boundaries = outlines.data ?? undefined
  const drawn = known.filter(({ code, level }) => level === city.mapLevel && boundaries?.[code] !== undefined)
  return (
    <WorkspacePage room="boundaries" title={t('boundaries.title')} lead={t('boundaries.lead')}>
      {(areas.error ?? outlines.error) !== null && !areas.data && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
      {!isAllowed && <EmptyState title={t('workspace.forbidden')} text={t('workspace.forbiddenText')} />}
      {isAllowed && areas.data && (
        <BoundariesUpload
          areas={known}
          // Boards ask for areas by keys of their own; all of them are old now.
          onUploaded={() => void client.invalidateQueries()}
        />
      )}
      {outlines.data !== undefined && (
        <section className={styles['section']} aria-label={t('boundaries.now')}>
          <h2>{t('boundaries.now')}</h2>
          {boundaries === undefined ? (
            <p className={styles['quiet']}>{t('boundaries.none')}</p>
          ) : (
            <p className={styles['quiet']}>
              {t('boundaries.drawn', {
                drawn: drawn.length,
                all: known.filter(({ level }) => level === city.mapLevel).length,
                level: t(`area.${city.mapLevel}`).toLowerCase(),
                kilobytes: Math.round(JSON.stringify(boundaries).length / 1_000),
              })}
            </p>
          )}
          {boundaries && <BoundariesMap areas={known} boundaries={boundaries} />}
        </section>
      )}
    </WorkspacePage>
  )
}
