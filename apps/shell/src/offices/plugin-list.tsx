import { useTranslation } from 'react-i18next'
import { useLook } from '../look/look-store.ts'
import type { ApiOutputs } from '../trpc.ts'
import { useDays } from './use-days.ts'
import styles from './offices.module.css'

type OwnedPlugin = ApiOutputs['offices']['plugins'][number]

/** Plugins: whose they are and were, their newest release, and why somebody should look after them. */
export function PluginList({ plugins }: { plugins: readonly OwnedPlugin[] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { say } = useDays()
  return (
    <ul className={styles['list']}>
      {plugins.map(({ id, title, owner, newest, handovers, ageing }) => (
        <li key={id}>
          <span className={styles['name']}>
            <b>{title?.[locale] ?? id}</b> <code>{id}</code>
            {ageing.map((reason) => (
              <small key={reason}>
                <b>{t(`offices.age.${reason}`)}</b>
              </small>
            ))}
            <small>{t('offices.owner', { name: owner.name })}</small>
            {newest && <small>{t('offices.newest', { version: newest.version, at: say(newest.at), by: newest.by })}</small>}
            {handovers.map(({ from, to, since }) => (
              <small key={since}>{t('offices.handed', { from, to, at: say(since) })}</small>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
