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
  return (
    <li>
      <span className={styles['name']}>
        <b>{office.name}</b> <code>{office.id}</code>
        <small>{[office.shortName, ...(office.from === undefined ? [] : [t('offices.from', { at: say(office.from) })])].join(' · ')}</small>
        {office.aliases.length > 0 && <small>{t('offices.aliases', { names: office.aliases.join(', ') })}</small>}
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
        {(until === undefined || plugins > 0) && <small>{t('offices.has', { plugins, keys, people })}</small>}
      </span>
      {children && <span className={styles['acts']}>{children}</span>}
    </li>
  )
}
