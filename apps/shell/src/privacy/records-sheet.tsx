import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { durationMs } from '@wadah/freshness/duration'
import { wordFullInstant, wordLength } from '@wadah/ui/words'
import { useOpdName } from '../data/offices.ts'
import { serverNow } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import styles from './records.module.css'

type ProcessingRecord = ApiOutputs['privacy']['records'][number]

/** What the law asks for and only the office knows: room to write it down. */
const byHand = ['ground', 'subjects', 'transfer'] as const

/** Every feed with what is done with its data, by office; on white, as it is printed. */
export function RecordsSheet({ records }: { records: readonly ProcessingRecord[] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city, caller } = useSession()
  const opdName = useOpdName()
  const opds = [...new Set(records.map(({ opd }) => opd))]
  const at = wordFullInstant(serverNow(), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <article className={styles['sheet']} data-theme="terang" data-density="desk">
      <header>
        <p>{city.name}</p>
        <h1>{t('records.title')}</h1>
        <p>{t('records.law')}</p>
      </header>
      <p>{t('records.lead', { at, name: caller.name ?? '', count: records.length })}</p>
      {opds.map((opd) => (
        <section key={opd} aria-label={opdName(opd)}>
          <h2>{opdName(opd)}</h2>
          {records
            .filter((record) => record.opd === opd)
            .map((record) => (
              <FeedRecord key={record.feed} record={record} />
            ))}
        </section>
      ))}
    </article>
  )
}

function FeedRecord({ record }: { record: ProcessingRecord }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { owner, purpose, restriction, parts, connections, smallCells } = record
  return (
    <section className={styles['feed']} aria-label={record.title[locale]}>
      <h3>
        {record.title[locale]} <code>{record.feed}</code>
      </h3>
      <dl>
        <Fact name={t('records.purpose')}>{purpose?.[locale] ?? t('records.off')}</Fact>
        <Fact name={t('records.producer')}>{record.producer}</Fact>
        {owner && <Fact name={t('records.owner')}>{`${owner.office}, ${owner.contact}`}</Fact>}
        <Fact name={t('records.source')}>
          {record.source}
          {connections.map(({ name, hosts }) => ` · ${name}: ${hosts.join(', ')}`)}
        </Fact>
        <Fact name={t('records.class')}>
          {t(`class.${record.classification}`)}
          {parts.map(({ path, classification }) => (
            <span key={path}>
              {'; '}
              <code>{path}</code> {t(`class.${classification}`)}
            </span>
          ))}
        </Fact>
        {restriction && <Fact name={t('records.basis')}>{t('records.basisOf', { ...restriction })}</Fact>}
        <Fact name={t('records.area')}>
          {t(`area.${record.smallestArea}`)}
          {smallCells.map(({ title, below }) => `; ${t('privacy.smallCells', { measure: title[locale], below })}`)}
        </Fact>
        <Fact name={t('records.recipients')}>{t(`records.recipients.${record.classification}`)}</Fact>
        <Fact name={t('records.retention')}>{t('records.retentionOf', { length: wordLength(durationMs(record.retention), locale) })}</Fact>
        {byHand.map((what) => (
          <Fact key={what} name={t(`records.${what}`)}>
            <span className={styles['blank']} role="img" aria-label={t('records.byHand')} />
          </Fact>
        ))}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
