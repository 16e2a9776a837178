import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { ComplaintsSection } from '../complaints/complaints-section.tsx'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { DecisionDialog, type Decision } from './decision-dialog.tsx'
import type { EnablingPlugin } from './plugin-list.tsx'
import { ReachPanel } from './reach-panel.tsx'
import { ReleasesSection } from './releases-section.tsx'
import { RunningSection } from './running-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import styles from './enabling.module.css'

/** What of a plugin runs where, and what may be decided about it. */
export function PluginDetail({ plugin, onBack }: { plugin: EnablingPlugin; onBack(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller, city } = useSession()
  const [decision, setDecision] = useState<Decision>()
  const mayDecide = caller.roles.includes('curator')
  const mayTakeBack = mayDecide || caller.roles.includes('operator')
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const { general, stop } = plugin
  return (
    <div className={styles['detail']}>
      <header className={styles['head']}>
        <span className={styles['back']}>
          <Button kind="ghost" onPress={onBack}>
            {t('enabling.back')}
          </Button>
        </span>
        <h2>
          {plugin.title[locale]} {general && <em>{general.version}</em>}
        </h2>
        <p className={styles['quiet']}>
          {plugin.opdName} · <code>{plugin.id}</code>
        </p>
        {mayTakeBack && !stop && (general !== undefined || plugin.rules.length > 0) && (
          <div className={styles['acts']}>
            {general && plugin.releases.length > 1 && (
              <Button onPress={() => setDecision({ kind: 'rollBack', version: undefined })}>{t('enabling.act.rollBack')}</Button>
            )}
            <Button kind="danger" onPress={() => setDecision({ kind: 'stop' })}>
              {t('enabling.act.stop')}
            </Button>
          </div>
        )}
      </header>
      {stop && (
        <div className={styles['notice']}>
          <p>
            <b>△ {t('enabling.stopped', { at: wordFullInstant(Date.parse(stop.at), words) })}</b>{' '}
            {t('enabling.stoppedText', { reason: stop.reason })}
          </p>
          {mayDecide && (
            <Button kind="primary" onPress={() => setDecision({ kind: 'resume' })}>
              {t('enabling.act.resume')}
            </Button>
          )}
        </div>
      )}
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <RunningSection plugin={plugin} mayDecide={mayDecide && !stop} mayTakeBack={mayTakeBack} onDecide={setDecision} />
          <ReleasesSection plugin={plugin} mayDecide={mayDecide && !stop} onDecide={setDecision} />
          <ComplaintsSection plugin={plugin.id} />
        </div>
        <div className={styles['side']}>
          <ReachPanel />
          <TimelineSection plugin={plugin.id} />
        </div>
      </div>
      {decision && <DecisionDialog plugin={plugin} decision={decision} onClose={() => setDecision(undefined)} />}
    </div>
  )
}
