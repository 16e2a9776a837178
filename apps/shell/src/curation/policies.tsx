import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { curationPolicies, type CurationPolicy } from '@wadah/contracts/curation'
import { Button } from '@wadah/ui/button'
import { Select } from '@wadah/ui/select'
import { TextField } from '@wadah/ui/text-field'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import type { CurationQueue } from './curation-page.tsx'
import styles from './curation.module.css'
import { shortestReason } from './shortest-reason.ts'
import { useAct } from './use-act.ts'

const everyPlugin = '*'

/** Who decides on next releases, plugin by plugin; each permission to approve by itself can be taken back at once. */
export function Policies({ queue }: { queue: CurationQueue }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller } = useSession()
  const { act, problem } = useAct()
  const { policies, plugins } = queue
  const isCurator = caller.roles.includes('curator')
  const titleOf = (id: string) =>
    id === everyPlugin ? t('curation.policies.others') : (plugins.find((plugin) => plugin.id === id)?.title[locale] ?? id)
  const general = policies.find(({ plugin }) => plugin === everyPlugin)
  return (
    <section className={styles['section']} aria-label={t('curation.policies')}>
      <h2>{t('curation.policies')}</h2>
      <p className={styles['quiet']}>{t('curation.policies.lead')}</p>
      <ul className={styles['rows']}>
        {general === undefined && (
          <li className={styles['row']}>
            <div>
              {t('curation.policies.others')}
              <small>{t('curation.policies.usual')}</small>
            </div>
            <span className={styles['quiet']}>{t('curation.policy.review')}</span>
          </li>
        )}
        {policies.map(({ plugin, policy, setBy, reason }) => (
          <li key={plugin} className={styles['row']}>
            <div>
              {titleOf(plugin)}
              <small>
                {t(`curation.policy.${policy}`)} · {setBy} · {reason}
              </small>
            </div>
            {isCurator && (
              <Button
                aria-label={t('curation.policies.revokeOf', { title: titleOf(plugin) })}
                onPress={() => void act(() => api.curation.revokePolicy.mutate({ plugin }))}
              >
                {t('curation.policies.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem !== '' && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      {isCurator && <NewPolicy plugins={plugins} />}
    </section>
  )
}

function NewPolicy({ plugins }: { plugins: CurationQueue['plugins'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { demo } = useSession()
  const [plugin, setPlugin] = useState<string>()
  const [policy, setPolicy] = useState<CurationPolicy>('auto-patch')
  const [reason, setReason] = useState('')
  const { act, problem, isBusy } = useAct()
  const subjects = [
    ...(demo ? [{ value: everyPlugin, label: t('curation.policies.others') }] : []),
    ...plugins.map(({ id, title }) => ({ value: id, label: title[locale] })),
  ]
  return (
    <details className={styles['day']}>
      <summary>{t('curation.policies.add')}</summary>
      <div className={styles['form']}>
        <Select
          label={t('curation.policies.plugin')}
          options={subjects}
          value={plugin}
          onChange={setPlugin}
          placeholder={t('curation.policies.choose')}
        />
        <Select
          label={t('curation.policies.policy')}
          options={curationPolicies
            .filter((value) => demo || value !== 'follow-compatible')
            .map((value) => ({ value, label: t(`curation.policy.${value}`), note: t(`curation.policy-means.${value}`) }))}
          value={policy}
          onChange={setPolicy}
        />
        <TextField label={t('curation.reason')} value={reason} onChange={setReason} />
        {problem !== '' && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        <Button
          kind="primary"
          isDisabled={isBusy || plugin === undefined || reason.trim().length < shortestReason}
          onPress={() => void act(() => api.curation.setPolicy.mutate({ plugin: plugin ?? '', policy, reason: reason.trim() }))}
        >
          {t('curation.policies.save')}
        </Button>
      </div>
    </details>
  )
}
