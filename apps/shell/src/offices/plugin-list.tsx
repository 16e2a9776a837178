import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { useLook } from '../look/look-store.ts'
import type { ApiOutputs } from '../trpc.ts'
import { useDays } from './use-days.ts'
import styles from './offices.module.css'

/** A plugin, whose it is and was, and how old it grows. */
export type OwnedPlugin = ApiOutputs['offices']['plugins'][number]

/** Props of {@link PluginList}. */
export interface PluginListProps {
  plugins: readonly OwnedPlugin[]
  /** Absent: this person may not hand any over. */
  onHandOver: ((plugin: OwnedPlugin) => void) | undefined
}

/** Plugins: whose they are and were, their newest release, and why somebody should look after them. */
export function PluginList({ plugins, onHandOver }: PluginListProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { say } = useDays()
  return (
    <ul className={styles['list']}>
      {plugins.map((plugin) => (
        <li key={plugin.id}>
          <span className={styles['name']}>
            <b>{plugin.title?.[locale] ?? plugin.id}</b> <code>{plugin.id}</code>
            {plugin.ageing.map((reason) => (
              <small key={reason}>
                <b>{t(`offices.age.${reason}`)}</b>
              </small>
            ))}
            <small>{t('offices.owner', { name: plugin.owner.name })}</small>
            {plugin.newest && (
              <small>{t('offices.newest', { version: plugin.newest.version, at: say(plugin.newest.at), by: plugin.newest.by })}</small>
            )}
            {plugin.connections
              .filter(({ keeper }) => keeper.id !== plugin.owner.id)
              .map(({ name, keeper }) => (
                <small key={name}>{t('offices.connections.elsewhere', { name, keeper: keeper.name })}</small>
              ))}
            {plugin.handovers.map(({ from, to, since }) => (
              <small key={`${since} ${from} ${to}`}>{t('offices.handed', { from, to, at: say(since) })}</small>
            ))}
          </span>
          {onHandOver && <Button onPress={() => onHandOver(plugin)}>{t('offices.handOver')}</Button>}
        </li>
      ))}
    </ul>
  )
}
