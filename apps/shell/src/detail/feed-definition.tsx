import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { wordFailure, wordFullInstant, wordPeriod } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import styles from './detail.module.css'

/** What a feed's numbers mean and where they come from: Satu Data metadata, and its four times kept apart. */
export function FeedDefinition({ facts }: { facts: FeedFacts }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { metadata, times, rule, run } = facts
  const words = { locale, utcOffsetMinutes: rule.utcOffsetMinutes }
  const at = (instant: string | undefined): string | undefined =>
    instant === undefined ? undefined : wordFullInstant(Date.parse(instant), words)
  const rows: [string, string | undefined][] = [
    ['concept', metadata.concept[locale]],
    ['definition', metadata.definition[locale]],
    ['measure', `${metadata.measure[locale]} (${metadata.unit[locale]})`],
    ['classification', metadata.classification],
    ['method', metadata.method?.[locale]],
    ['producer', metadata.producer],
    ['walidata', metadata.walidata],
    ['source', metadata.source],
    ['frequency', metadata.frequency[locale]],
    ['smallestArea', t(`area.${metadata.smallestArea}`)],
    ['licence', metadata.licence],
    ['access', t(`class.${facts.classification}`)],
    ['period', times.period === undefined ? undefined : wordPeriod(times.period, words)],
    ['observedAt', at(times.observedAt)],
    ['fetchedAt', at(times.fetchedAt)],
    ['confirmedAt', at(times.confirmedAt)],
    [
      'bridge',
      run.state === 'failing'
        ? `${wordFailure(run.code, facts.source, locale)} ${run.since === undefined ? '' : t('definition.since', { at: at(run.since) })}`
        : t(`bridge.${run.state}`),
    ],
    [
      'simulation',
      facts.simulation === undefined
        ? undefined
        : facts.simulation.from === undefined
          ? t('definition.simulatedAll')
          : t('definition.simulatedFrom', { from: wordPeriod(facts.simulation.from, words) }),
    ],
    ['hold', facts.hold?.reason[locale]],
  ]
  return (
    <section className={styles['definition']} aria-label={facts.title[locale]}>
      <h3>{facts.title[locale]}</h3>
      <dl>
        {rows.map(([key, value]) =>
          value === undefined ? undefined : (
            <div key={key}>
              <dt>{t(`definition.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
