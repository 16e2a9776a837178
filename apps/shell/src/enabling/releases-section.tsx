import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { Decision } from './decision-dialog.tsx'
import type { EnablingPlugin } from './plugin-list.tsx'
import styles from './enabling.module.css'

/** Props of {@link ReleasesSection}. */
export interface ReleasesSectionProps {
  plugin: EnablingPlugin
  mayDecide: boolean
  onDecide(decision: Decision): void
}

/** Every release of a plugin, whether it may run, and the two ways to let it. */
export function ReleasesSection({ plugin, mayDecide, onDecide }: ReleasesSectionProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const wordStanding = ({ state, sdk }: EnablingPlugin['releases'][number], kind: 'rule' | 'pilot' | undefined): string => {
    if (!sdk.fits) return `△ ${t('enabling.sdkWanted', { wanted: sdk.wanted })}`
    return kind === undefined ? t(`enabling.state.${state}`) : t(`enabling.runsAs.${kind}`)
  }
  return (
    <section aria-labelledby="enabling-releases">
      <h3 id="enabling-releases">{t('enabling.releases')}</h3>
      <ul className={styles['rows']}>
        {plugin.releases.map((release) => {
          const { version, state, sdk } = release
          const mayRun = state === 'approved' && sdk.fits
          const isGeneral = plugin.general?.version === version
          const rule = plugin.rules.find((one) => one.version === version)
          return (
            <li key={version} data-release={version}>
              <span className={styles['version']}>{version}</span>
              <span className={styles['what']}>
                <small>{wordFullInstant(Date.parse(release.publishedAt), words)}</small>
                <small className={mayRun ? undefined : styles['caution']}>
                  {isGeneral ? t('enabling.runsForAll') : wordStanding(release, rule?.kind)}
                </small>
              </span>
              {mayDecide && mayRun && !isGeneral && (
                <span className={styles['acts']}>
                  <Button onPress={() => onDecide({ kind: 'pilot', version })}>{t('enabling.act.pilot')}</Button>
                  <Button onPress={() => onDecide({ kind: 'enable', version })}>{t('enabling.act.enable')}</Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
