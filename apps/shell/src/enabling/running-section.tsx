import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { useLook } from '../look/look-store.ts'
import type { Decision } from './decision-dialog.tsx'
import { PilotWatch } from './pilot-watch.tsx'
import type { EnablingPlugin } from './plugin-list.tsx'
import { useAudienceWords } from './use-audience-words.ts'
import styles from './enabling.module.css'

/** Props of {@link RunningSection}. */
export interface RunningSectionProps {
  plugin: EnablingPlugin
  mayDecide: boolean
  mayTakeBack: boolean
  onDecide(decision: Decision): void
}

/** What runs where: for everybody, for an audience, and what is being tried. */
export function RunningSection({ plugin, mayDecide, mayTakeBack, onDecide }: RunningSectionProps) {
  const { t } = useTranslation()
  const { general, rules } = plugin
  return (
    <section aria-labelledby="enabling-running">
      <h3 id="enabling-running">{t('enabling.running')}</h3>
      <ul className={styles['rows']}>
        <li>
          <span className={styles['what']}>
            <b>{t('enabling.everybody')}</b>
            <small>{general ? t(`enabling.policy.${general.policy}`) : t('enabling.noGeneral')}</small>
            {general?.standstill?.sdk && <small className={styles['caution']}>△ {t('enabling.sdk', { ...general.standstill.sdk })}</small>}
            {general?.standstill?.cause === 'withdrawn' && (
              <small className={styles['caution']}>△ {t('enabling.withdrawn', { reason: general.standstill.reason })}</small>
            )}
          </span>
          <span className={styles['version']}>{general?.version ?? '–'}</span>
          {mayDecide && general && (
            <Button onPress={() => onDecide({ kind: 'follow', policy: general.policy === 'pin' ? 'follow-compatible' : 'pin' })}>
              {general.policy === 'pin' ? t('enabling.act.follow') : t('enabling.act.pin')}
            </Button>
          )}
        </li>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} mayDecide={mayDecide} mayTakeBack={mayTakeBack} onDecide={onDecide} />
        ))}
      </ul>
      {rules.length === 0 && <p className={styles['quiet']}>{t('enabling.noRules')}</p>}
    </section>
  )
}

interface RuleRowProps extends Omit<RunningSectionProps, 'plugin'> {
  rule: EnablingPlugin['rules'][number]
}

function RuleRow({ rule, mayDecide, mayTakeBack, onDecide }: RuleRowProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const wordAudience = useAudienceWords()
  const { pilot } = rule
  return (
    <li data-rule={rule.id} data-kind={rule.kind}>
      <span className={styles['what']}>
        <b>{wordAudience(rule.audience, locale)}</b>
        <small>
          {pilot ? t('enabling.pilot') : t(`enabling.policy.${rule.policy}`)} ·{' '}
          {t('enabling.by', { name: rule.startedBy, reason: rule.reason })}
        </small>
      </span>
      <span className={styles['version']}>{rule.version}</span>
      <span className={styles['acts']}>
        {mayTakeBack && (
          <Button onPress={() => onDecide({ kind: 'end', rule })}>{pilot ? t('enabling.act.endPilot') : t('enabling.act.end')}</Button>
        )}
        {mayDecide && pilot && <Button onPress={() => onDecide({ kind: 'adjust', rule })}>{t('enabling.act.adjust')}</Button>}
        {mayDecide && (
          <Button kind={pilot ? 'primary' : 'plain'} onPress={() => onDecide({ kind: 'widen', rule })}>
            {t('enabling.act.widen')}
          </Button>
        )}
      </span>
      {pilot && <PilotWatch pilot={pilot} startedAt={Date.parse(rule.startedAt)} />}
    </li>
  )
}
