import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@wadah/ui/empty-state'
import { useLook } from '../look/look-store.ts'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { PluginConfig } from './plugin-config.tsx'
import { WorkspacePage } from './workspace-page.tsx'
import styles from './workspace.module.css'

/** What an OPD may set in its plugins while they run. */
export function PluginsPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['own-plugins'], queryFn: () => api.plugins.own.query() })
  const isAway = error !== null && errorCode(error) === 'offline'
  return (
    <WorkspacePage room="plugins" title={t('plugins.title')} lead={t('plugins.lead')}>
      {isAway && data === undefined && <EmptyState title={t('board.none')} text={t('page.unreachable')} />}
      {error && !isAway && <EmptyState title={t('workspace.forbidden')} text={t('workspace.forbiddenText')} />}
      {data?.length === 0 && <EmptyState title={t('plugins.none')} text={t('plugins.noneText')} />}
      {data?.map((plugin) => (
        <PluginSection key={plugin.plugin} plugin={plugin} />
      ))}
    </WorkspacePage>
  )
}

function PluginSection({ plugin }: { plugin: ApiOutputs['plugins']['own'][number] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  return (
    <section className={styles['section']} aria-label={plugin.title[locale]}>
      <h2>{plugin.title[locale]}</h2>
      <p className={styles['quiet']}>{plugin.purpose[locale]}</p>
      <small>{t('plugins.version', { plugin: plugin.plugin, version: plugin.version })}</small>
      {plugin.hasConfig ? <PluginConfig plugin={plugin.plugin} /> : <p className={styles['quiet']}>{t('plugins.nothing')}</p>}
    </section>
  )
}
