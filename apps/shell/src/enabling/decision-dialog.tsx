import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '@wadah/contracts/curation'
import { defaultPilotThresholds, type FollowPolicy, type PilotThresholds } from '@wadah/contracts/enabling'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import { useStepUp } from '../session/step-up.tsx'
import { errorCode } from '../trpc.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { PilotFields } from './pilot-fields.tsx'
import type { EnablingPlugin } from './plugin-list.tsx'
import { sendDecision } from './send-decision.ts'
import styles from './enabling.module.css'

type Rule = EnablingPlugin['rules'][number]

/** What somebody is about to decide. */
export type Decision =
  | { kind: 'enable' | 'pilot'; version: string }
  | { kind: 'widen' | 'end' | 'adjust'; rule: Rule }
  | { kind: 'follow'; policy: FollowPolicy }
  | { kind: 'rollBack'; version: string | undefined }
  | { kind: 'stop' | 'resume' }

/** What is filled in before a decision is sent. */
export interface DecisionForm {
  reason: string
  /** Undefined: for everybody. */
  audience: Audience | undefined
  policy: FollowPolicy
  soakHours: number
  thresholds: PilotThresholds
}

const shortestReason = 5

function firstForm(decision: Decision): DecisionForm {
  const pilot = 'rule' in decision ? decision.rule.pilot : undefined
  const left = pilot ? Math.max(1, Math.round((Date.parse(pilot.soakUntil) - Date.now()) / 3_600_000)) : 72
  return {
    reason: '',
    audience: decision.kind === 'pilot' ? {} : undefined,
    policy: 'pin',
    soakHours: left,
    thresholds: pilot?.thresholds ?? defaultPilotThresholds,
  }
}

/** Asks for what a decision needs, and always for the reason: the people concerned read it. */
export function DecisionDialog({ plugin, decision, onClose }: { plugin: EnablingPlugin; decision: Decision; onClose(): void }) {
  const { t, i18n } = useTranslation()
  const { locale } = useLook()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const [form, setForm] = useState(() => firstForm(decision))
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  const { kind } = decision
  const key = kind === 'follow' ? decision.policy : kind
  const version =
    'version' in decision ? (decision.version ?? '') : 'rule' in decision ? decision.rule.version : (plugin.general?.version ?? '')
  const needsAudience = form.audience !== undefined && Object.values(form.audience).every((entries) => (entries ?? []).length === 0)
  const isReady = form.reason.trim().length >= shortestReason && !needsAudience && !isSending
  const send = async (): Promise<void> => {
    setSending(true)
    try {
      await stepUp(() => sendDecision(plugin.id, decision, { ...form, reason: form.reason.trim() }))
      await client.invalidateQueries({ queryKey: ['enabling'] })
      onClose()
    } catch (thrown) {
      const code = errorCode(thrown)
      setProblem(i18n.exists(`enabling.problem.${code}`) ? t(`enabling.problem.${code}`) : t('enabling.problem.other', { code }))
      setSending(false)
    }
  }
  return (
    <Dialog
      title={t(`enabling.ask.${key}`, { version })}
      note={plugin.title[locale]}
      open
      onClose={onClose}
      closeLabel={t('enabling.cancel')}
      actions={
        <Button kind={kind === 'stop' ? 'danger' : 'primary'} isDisabled={!isReady} onPress={() => void send()}>
          {t(`enabling.do.${key}`)}
        </Button>
      }
    >
      <div className={styles['fields']}>
        <p className={styles['quiet']}>{t(`enabling.means.${key}`)}</p>
        {(kind === 'enable' || kind === 'pilot') && <AudienceChoice form={form} mayBeEverybody={kind === 'enable'} onChange={setForm} />}
        {(kind === 'pilot' || kind === 'adjust') && <PilotFields form={form} onChange={setForm} />}
        <TextField
          label={t('enabling.reason')}
          hint={t('enabling.reasonHint')}
          lines={2}
          value={form.reason}
          onChange={(reason) => setForm((last) => ({ ...last, reason }))}
        />
        {problem !== undefined && (
          <p className={styles['caution']} role="alert">
            △ {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
