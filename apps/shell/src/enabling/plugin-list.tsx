import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '@wadah/ui/search-field'
import { useLook } from '../look/look-store.ts'
import type { ApiOutputs } from '../trpc.ts'
import styles from './enabling.module.css'

/** A plugin as the server tells whoever decides about it. */
export type EnablingPlugin = ApiOutputs['enabling']['list'][number]

/** Props of {@link PluginList}. */
export interface PluginListProps {
  plugins: readonly EnablingPlugin[]
  chosen: string | undefined
  onChoose(plugin: string): void
}

/** Every plugin with what needs a look first: what is stopped, what is being tried, and what runs for everybody. */
export function PluginList({ plugins, chosen, onChoose }: PluginListProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = plugins
    .filter(({ id, opdName, title }) => `${id} ${opdName} ${title[locale]}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => urgency(b) - urgency(a) || a.title[locale].localeCompare(b.title[locale]))
  return (
    <nav className={styles['list']} aria-label={t('enabling.plugins')}>
      <h1>{t('enabling.title')}</h1>
      <SearchField label={t('enabling.search')} value={words} onChange={setWords} clearLabel={t('enabling.clear')} />
      <ul>
        {found.map((plugin) => (
          <li key={plugin.id}>
            <button
              type="button"
              className={styles['choice']}
              aria-current={plugin.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(plugin.id)}
            >
              <b>{plugin.title[locale]}</b>
              <span className={styles['version']}>{plugin.general?.version ?? '–'}</span>
              <small>{plugin.opdName}</small>
              <PluginMark plugin={plugin} />
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles['quiet']}>{t('enabling.nothingFound')}</p>}
    </nav>
  )
}

function urgency({ stop, general, rules }: EnablingPlugin): number {
  if (stop || general?.standstill) return 2
  return rules.some(({ kind }) => kind === 'pilot') ? 1 : 0
}

function PluginMark({ plugin: { stop, general, rules } }: { plugin: EnablingPlugin }) {
  const { t } = useTranslation()
  const pilots = rules.filter(({ kind }) => kind === 'pilot').length
  const caution = stop
    ? t('enabling.mark.stopped')
    : general?.standstill
      ? t(`enabling.mark.${general.standstill.cause ?? 'withdrawn'}`)
      : undefined
  if (caution !== undefined) return <small className={styles['caution']}>△ {caution}</small>
  if (pilots > 0) return <small className={styles['mark']}>{t('enabling.mark.pilots', { count: pilots })}</small>
  return general === undefined ? <small className={styles['quiet']}>{t('enabling.mark.off')}</small> : undefined
}
