import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import { changedFields } from './changed-fields.ts'
import styles from './workspace.module.css'

/** Props of {@link ConfigHistory}. */
export interface ConfigHistoryProps {
  definition: FormDefinition
  /** The newest first. */
  steps: ApiOutputs['plugins']['configHistory']
  /** Going back is tried like any other change. */
  onRestore?: (config: Record<string, unknown>) => void
}

/** Every config a plugin had, who saved it and what it changed, down to what the release began with. */
export function ConfigHistory({ definition, steps, onRestore }: ConfigHistoryProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const all = [...steps, { revision: 0, config: definition.defaults, savedAt: undefined, savedBy: '' }]
  return (
    <div className={styles['history']}>
      <h3>{t('plugins.history')}</h3>
      <ol className={styles['rows']}>
        {all.map((step, index) => (
          <li key={step.revision}>
            <span>
              <b>
                {step.savedAt === undefined
                  ? t('plugins.defaults')
                  : wordFullInstant(Date.parse(step.savedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes })}
              </b>
              {step.savedAt !== undefined && <small>{t('plugins.step', { revision: step.revision, by: step.savedBy })}</small>}
              {changedFields(definition, all[index + 1]?.config, step.config).map(({ name, from, to }) => (
                <small key={name}>
                  {definition.fields[name]?.label[locale] ?? name}: {from === undefined ? '' : `${from} → `}
                  {to}
                </small>
              ))}
            </span>
            {index === 0 ? (
              <em className={styles['good']}>{t('plugins.current')}</em>
            ) : (
              onRestore && (
                <Button
                  aria-label={`${t('plugins.restore')}: ${step.savedAt === undefined ? t('plugins.defaults') : step.revision}`}
                  onPress={() => onRestore(step.config)}
                >
                  {t('plugins.restore')}
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
