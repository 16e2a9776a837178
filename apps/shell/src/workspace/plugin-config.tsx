import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { ConfigForm } from './config-form.tsx'
import { ConfigHistory } from './config-history.tsx'
import { hasRole } from '../session/rooms.ts'
import { TrialNews } from './trial-news.tsx'
import { useSaveConfig } from './use-save-config.ts'
import styles from './workspace.module.css'

/** The config of one plugin: its form or, for those who may not change it, its values; and every step it took. */
export function PluginConfig({ plugin }: { plugin: string }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller } = useSession()
  const client = useQueryClient()
  const mayEdit = hasRole(caller, ['head', 'publisher'])
  const { data } = useQuery({ queryKey: ['config', plugin], queryFn: () => api.plugins.config.query({ plugin }) })
  const steps = useQuery({ queryKey: ['config-history', plugin], queryFn: () => api.plugins.configHistory.query({ plugin }) })
  const saving = useSaveConfig(plugin, async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['config', plugin] }),
      client.invalidateQueries({ queryKey: ['config-history', plugin] }),
    ])
  })
  const definition = data?.definition
  if (!definition || !steps.data) return null
  const revision = steps.data[0]?.revision ?? 0
  return (
    <>
      {mayEdit ? (
        // Another revision is another form: its fields begin with what is in force.
        <ConfigForm key={revision} definition={definition} config={data.config} isBusy={saving.isBusy} onSave={saving.save} />
      ) : (
        <dl className={styles['values']}>
          {Object.keys(definition.schema.properties).map((name) => {
            const words = definition.fields[name]
            const value = String(data.config[name] ?? '–')
            return (
              <div key={name}>
                <dt>{words?.label[locale] ?? name}</dt>
                <dd>{words?.choices?.[value]?.[locale] ?? value}</dd>
              </div>
            )
          })}
        </dl>
      )}
      {!mayEdit && <p className={styles['quiet']}>{t('plugins.readOnly')}</p>}
      <TrialNews saving={saving} />
      <ConfigHistory definition={definition} steps={steps.data} {...(mayEdit && !saving.isBusy ? { onRestore: saving.save } : {})} />
    </>
  )
}
