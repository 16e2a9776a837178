import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { wordFullInstant } from '@wadah/ui/words'
import { saveFile } from '../audit/save-file.ts'
import { useOpdName } from '../data/offices.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { ClassDialog, type ClassOfPart } from './class-dialog.tsx'
import styles from './privacy.module.css'

type Feed = ApiOutputs['privacy']['classifications'][number]

/** Every feed with the classes of the whole and of its parts; the walidata changes them here. */
export function Classifications() {
  const { t } = useTranslation()
  const opdName = useOpdName()
  const client = useQueryClient()
  const [changing, setChanging] = useState<ClassOfPart>()
  const { data, error } = useQuery({ queryKey: ['classifications'], queryFn: () => api.privacy.classifications.query() })
  if (error !== null && data === undefined)
    return <EmptyState title={t('board.none')} text={errorCode(error) === 'offline' ? t('page.unreachable') : t('privacy.forbidden')} />
  const opds = [...new Set(data?.map(({ opd }) => opd))]
  return (
    <>
      <p className={styles['lead']}>{t('privacy.classesLead')}</p>
      <Records />
      {data?.length === 0 && <EmptyState title={t('privacy.noFeeds')} text={t('privacy.noFeedsText')} />}
      {opds.map((opd) => (
        <section key={opd} aria-label={opdName(opd)}>
          <h2>{opdName(opd)}</h2>
          <ul className={styles['feeds']}>
            {data
              ?.filter((feed) => feed.opd === opd)
              .map((feed) => (
                <FeedClasses key={feed.id} feed={feed} onChange={setChanging} />
              ))}
          </ul>
        </section>
      ))}
      {changing && (
        <ClassDialog
          part={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined)
            void client.invalidateQueries({ queryKey: ['classifications'] })
          }}
        />
      )}
    </>
  )
}

/** The records of processing (UU PDP) of everything that runs: to be printed, and as a table. */
function Records() {
  const { t } = useTranslation()
  const { caller } = useSession()
  const [said, setSaid] = useState('')
  const mayTake = caller.roles.some((role) => role === 'curator' || role === 'auditor' || role === 'operator')
  const save = async (): Promise<void> => {
    try {
      const { csv, rows } = await api.privacy.processingRecords.mutate()
      saveFile('wadah-catatan-pemrosesan.csv', csv)
      setSaid(t('privacy.recordsSaved', { count: rows }))
    } catch (thrown) {
      setSaid(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('privacy.failed'))
    }
  }
  return (
    <div className={styles['acts']}>
      <Link to="/kerahasiaan/catatan">{t('records.see')}</Link>
      {mayTake && <Button onPress={() => void save()}>{t('privacy.records')}</Button>}
      <span role="status" className={styles['quiet']}>
        {said}
      </span>
    </div>
  )
}

function FeedClasses({ feed, onChange }: { feed: Feed; onChange(part: ClassOfPart): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { caller } = useSession()
  const isCurator = caller.roles.includes('curator')
  return (
    <li>
      <h3>{feed.title[locale]}</h3>
      <ul className={styles['parts']}>
        {feed.parts.map(({ path, applies, declared }) => (
          <li key={path}>
            <span className={styles['part']}>{path === '' ? t('privacy.whole') : <code>{path}</code>}</span>
            <span className={styles['class']} data-class={applies}>
              {t(`class.${applies}`)}
            </span>
            <span className={styles['quiet']}>{applies !== declared && t('privacy.declared', { declared: t(`class.${declared}`) })}</span>
            {isCurator && (
              <Button kind="ghost" onPress={() => onChange({ feed: feed.id, title: feed.title[locale], path, applies })}>
                {t('privacy.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles['more']}>
        {feed.restriction && (
          <p className={styles['quiet']}>
            {t('privacy.basis', { basis: feed.restriction.legalBasis, test: feed.restriction.consequenceTest })}
          </p>
        )}
        {feed.smallCells.map(({ name, title, below }) => (
          <p key={name} className={styles['quiet']}>
            {t('privacy.smallCells', { measure: title[locale], below })}
          </p>
        ))}
        <History changes={feed.changes} />
      </div>
    </li>
  )
}

function History({ changes }: { changes: Feed['changes'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  if (changes.length === 0) return undefined
  return (
    <details className={styles['history']}>
      <summary>{t('privacy.decisions', { count: changes.length })}</summary>
      <ul>
        {changes.map((change) => (
          <li key={`${change.at} ${change.path}`}>
            {t('privacy.decision', {
              at: wordFullInstant(Date.parse(change.at), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
              actor: change.actor,
              part: change.path === '' ? t('privacy.whole') : change.path,
              to: t(`class.${change.classification}`),
              reason: change.reason,
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
