import { useTranslation } from 'react-i18next'
import type { OwnedPlugin } from './plugin-list.tsx'
import styles from './offices.module.css'

/** Props of {@link HandedConnections}. */
export interface HandedConnectionsProps {
  plugin: OwnedPlugin
  /** Names of those that go with the plugin. */
  chosen: readonly string[]
  onChoose(chosen: readonly string[]): void
}

/** Asks which connections of a plugin go with it, and says of the others who goes on looking after them. */
export function HandedConnections({ plugin, chosen, onChoose }: HandedConnectionsProps) {
  const { t } = useTranslation()
  const { connections, owner } = plugin
  if (connections.length === 0) return <p>{t('offices.connections.none')}</p>
  return (
    <fieldset className={styles['connections']}>
      <legend>{t('offices.connections')}</legend>
      {connections.map(({ name, keeper, sharedWith }) => (
        <div key={name}>
          {keeper.id === owner.id ? (
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={({ target }) => onChoose(target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
              />
              <span>{t('offices.connections.hand', { name })}</span>
            </label>
          ) : (
            <b>{name}</b>
          )}
          <small>
            {chosen.includes(name) ? t('offices.connections.goes') : t('offices.connections.stays', { name: keeper.name })}
            {sharedWith.length > 0 && ` ${t('offices.connections.shared', { plugins: sharedWith.join(', ') })}`}
          </small>
        </div>
      ))}
    </fieldset>
  )
}
