import { useTranslation } from 'react-i18next'
import type { Area } from '@wadah/contracts/area'
import { useLook } from '../look/look-store.ts'
import type { ApiOutputs } from '../trpc.ts'
import type { JsonFile } from './read-json-file.ts'
import styles from './workspace.module.css'

type Answer = ApiOutputs['areas']['uploadBoundaries']

/** What became of a chosen file. */
export type BoundariesNews = Exclude<JsonFile, { kind: 'json' }> | { kind: 'answered'; answer: Answer } | { kind: 'failed'; code: string }

/** Props of {@link BoundariesOutcome}. */
export interface BoundariesOutcomeProps {
  news: BoundariesNews
  areas: readonly Area[]
}

/** Says what an upload came to: what is drawn now, or every fault with the way to mend it. */
export function BoundariesOutcome({ news, areas }: BoundariesOutcomeProps) {
  const { t } = useTranslation()
  if (news.kind === 'tooLarge') return <p className={styles['bad']}>{t('boundaries.tooLarge', { megabytes: news.megabytes })}</p>
  if (news.kind === 'notJson') return <p className={styles['bad']}>{t('boundaries.notJson')}</p>
  if (news.kind === 'failed')
    return <p className={styles['bad']}>{news.code === 'offline' ? t('intake.offline') : t('boundaries.failed', { code: news.code })}</p>
  return news.answer.ok ? <Accepted answer={news.answer} areas={areas} /> : <Problems problems={news.answer.problems} areas={areas} />
}

/** The area's name and code; a code nobody knows stands alone. */
function wordArea(areas: readonly Area[], code: string): string {
  const name = nameOf(areas, code)
  return name === code ? code : `${name} ${code}`
}

const nameOf = (areas: readonly Area[], code: string): string => areas.find((area) => area.code === code)?.name ?? code

function Accepted({ answer, areas }: { answer: Extract<Answer, { ok: true }>; areas: readonly Area[] }) {
  const { t } = useTranslation()
  const names = (codes: readonly string[]): string => codes.map((code) => nameOf(areas, code)).join(', ')
  const { kecamatan, kelurahan } = answer.areas
  return (
    <>
      <p className={styles['good']}>{t('boundaries.accepted', { kecamatan, kelurahan })}</p>
      {answer.dissolved.length > 0 && <p className={styles['quiet']}>{t('boundaries.dissolved', { count: answer.dissolved.length })}</p>}
      {answer.missing.length > 0 && <p className={styles['bad']}>{t('boundaries.missing', { names: names(answer.missing) })}</p>}
      {answer.incomplete
        .filter(({ code }) => answer.missing.includes(code))
        .map(({ code, lacks }) => (
          <p key={code} className={styles['quiet']}>
            {t('boundaries.lacks', { name: nameOf(areas, code), names: names(lacks) })}
          </p>
        ))}
      {answer.ignored > 0 && <p className={styles['quiet']}>{t('boundaries.ignored', { count: answer.ignored })}</p>}
    </>
  )
}

function Problems({ problems, areas }: { problems: Extract<Answer, { ok: false }>['problems']; areas: readonly Area[] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const isAboutFeatures = problems.some(({ feature }) => feature !== undefined)
  return (
    <>
      <p className={styles['bad']}>{t('boundaries.rejected', { count: problems.length })}</p>
      {isAboutFeatures ? (
        <div className={styles['tableBox']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th>{t('boundaries.feature')}</th>
                <th>{t('boundaries.area')}</th>
                <th>{t('intake.mend')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ feature, code, message }, index) => (
                <tr key={index}>
                  <td>{feature}</td>
                  <td>{code === undefined ? '–' : wordArea(areas, code)}</td>
                  <td>{message[locale]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        problems.map(({ message }, index) => <p key={index}>{message[locale]}</p>)
      )}
    </>
  )
}
