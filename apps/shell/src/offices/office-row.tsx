import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { ApiOutputs } from '../trpc.ts'
import { useDays } from './use-days.ts'
import styles from './offices.module.css'

/** An office as the register has it. */
export type OfficeEntry = ApiOutputs['offices']['records']['offices'][number]

/** An office: its name and the names it bore, its dates, who goes on for it, and what it has. */
export function OfficeRow({ office, children }: { office: OfficeEntry; children?: ReactNode }) {
  const { t } = useTranslation()
  const { say } = useDays()
  const { plugins, keys, people, until, successor } = office
  const has = [
    ...(plugins > 0 ? [t('offices.has.plugins', { count: plugins })] : []),
    ...(keys > 0 ? [t('offices.has.keys', { count: keys })] : []),
    ...(people > 0 ? [t('offices.has.people', { count: people })] : []),
  ]
  const aliases = office.aliases.filter((alias) => alias !== office.shortName && alias !== office.name)
  const names = [office.shortName, ...(aliases.length > 0 ? [t('offices.aliases', { names: aliases.join(', ') })] : [])]
  return (
    <li>
      <span className={styles['name']}>
        <b>{office.name}</b> <code>{office.id}</code>
        <small>{[...names, ...(office.from === undefined ? [] : [t('offices.from', { at: say(office.from) })])].join(' · ')}</small>
        {office.formerNames.map(({ name, from, until: end }) => (
          <small key={end}>
            {from === undefined
              ? t('offices.formerOpen', { name, until: say(end) })
              : t('offices.former', { name, from: say(from), until: say(end) })}
          </small>
        ))}
        {until !== undefined && (
          <small>
            {successor ? t('offices.successor', { name: successor.name, at: say(until) }) : t('offices.endedAt', { at: say(until) })}
          </small>
        )}
        {has.length > 0 && <small>{has.join(' · ')}</small>}
        {has.length === 0 && until === undefined && <small>{t('offices.hasNothing')}</small>}
      </span>
      {children && <span className={styles['acts']}>{children}</span>}
    </li>
  )
}
