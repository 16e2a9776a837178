import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area, Boundaries } from '@wadah/contracts/area'
import { AreaMap, ChartBox } from '@wadah/plugin-sdk/charts'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './workspace.module.css'

/** How much larger everything stands on the wall. */
const wallUnit = 8 / 3
const levels = ['kecamatan', 'kelurahan'] as const

/** The outlines in force as widgets draw them, each area with the number of areas below it or its last digits. */
export function BoundariesMap({ areas, boundaries }: { areas: readonly Area[]; boundaries: Boundaries }) {
  const { t } = useTranslation()
  const { locale, formFactor } = useLook()
  const { city } = useSession()
  const there = levels.filter((level) => areas.some((area) => area.level === level && boundaries[area.code]))
  const [chosen, setChosen] = useState<(typeof levels)[number]>()
  const level = chosen ?? there.find((one) => one === city.mapLevel) ?? there[0]
  if (level === undefined) return null
  const shown = areas.filter((area) => area.level === level)
  const below = (code: string): number => areas.filter(({ parent }) => parent === code).length
  const values = Object.fromEntries(shown.map(({ code }) => [code, level === 'kecamatan' ? below(code) : Number(code.slice(-2))]))
  return (
    <>
      {there.length > 1 && (
        <div className={styles['level']}>
          <SegmentedControl
            label={t('boundaries.level')}
            options={there.map((value) => ({ value, label: t(`area.${value}`) }))}
            value={level}
            onChange={setChosen}
          />
        </div>
      )}
      <div className={styles['map']}>
        <ChartBox>
          {(box) => (
            <AreaMap
              {...box}
              unit={formFactor === 'wall' ? wallUnit : 1}
              label={t('boundaries.map')}
              locale={locale}
              areas={shown}
              boundaries={boundaries}
              values={values}
              form="outlines"
            />
          )}
        </ChartBox>
      </div>
      <p className={styles['quiet']}>{level === 'kecamatan' ? t('boundaries.numbers') : t('boundaries.digits')}</p>
    </>
  )
}
