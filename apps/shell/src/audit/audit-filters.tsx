import { useTranslation } from 'react-i18next'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { localMidnight } from '@wadah/freshness/calendar'
import { useSession } from '../session/session.tsx'
import { useWordAct } from './word-act.ts'
import styles from './audit.module.css'

/** What entries are looked for by, as it stands in the fields. Days are `2026-11-24`. */
export interface AuditFilter {
  actor: string
  action: string
  subject: string
  from: string
  to: string
  utcOffsetMinutes: number
}

/** Nothing looked for. */
export const noFilter: AuditFilter = { actor: '', action: '', subject: '', from: '', to: '', utcOffsetMinutes: 0 }

const everything = 'all'
const dayPattern = /^\d{4}-\d\d-\d\d$/
const dayMs = 86_400_000

/** The filter as the server takes it; fields left empty are left out. The last day counts whole. */
export function filterQuery({ actor, action, subject, from, to, utcOffsetMinutes }: AuditFilter) {
  const instant = (day: string, after: number): string =>
    new Date(localMidnight(Date.parse(`${day}T12:00:00Z`) - utcOffsetMinutes * 60_000, utcOffsetMinutes) + after).toISOString()
  return {
    ...(actor.trim() === '' ? {} : { actor: actor.trim() }),
    ...(action === '' ? {} : { action }),
    ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
    ...(dayPattern.test(from) ? { from: instant(from, 0) } : {}),
    ...(dayPattern.test(to) ? { to: instant(to, dayMs) } : {}),
  }
}

/** Fields to look for entries by person, act, subject and time. */
export function AuditFilters({
  filter,
  actions,
  onChange,
}: {
  filter: AuditFilter
  actions: readonly string[]
  onChange(filter: AuditFilter): void
}) {
  const { t } = useTranslation()
  const { city } = useSession()
  const wordAct = useWordAct()
  const set = (key: keyof AuditFilter) => (value: string) => onChange({ ...filter, [key]: value, utcOffsetMinutes: city.utcOffsetMinutes })
  const options = actions
    .map((action) => ({ value: action, label: wordAct(action) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'id'))
  return (
    <search className={styles['filters']} aria-label={t('audit.search')}>
      <TextField label={t('audit.who')} value={filter.actor} onChange={set('actor')} />
      <TextField label={t('audit.about')} value={filter.subject} onChange={set('subject')} />
      <TextField label={t('audit.from')} type="date" value={filter.from} onChange={set('from')} />
      <TextField label={t('audit.to')} type="date" value={filter.to} onChange={set('to')} />
      <Select
        label={t('audit.what')}
        options={[{ value: everything, label: t('audit.everything') }, ...options]}
        value={filter.action === '' ? everything : filter.action}
        onChange={(value) => set('action')(value === everything ? '' : value)}
      />
    </search>
  )
}
