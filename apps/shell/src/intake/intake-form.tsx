import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'
import { sendTable, templateOf, type UploadOutcome } from './send-table.ts'
import styles from './intake.module.css'

const shownErrors = 200

/** One table an OPD may upload: its template, the drop place, every bad cell, and what was deposited before. */
export function IntakeForm({ form }: { form: ApiOutputs['intake']['forms'][number] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<UploadOutcome>()
  const [isOver, setOver] = useState(false)
  const template = useTemplate(form.meta.columns)
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    setOutcome(await sendTable(form.plugin, form.procedure, file))
    setBusy(false)
    await client.invalidateQueries({ queryKey: ['deposits', form.plugin, form.procedure] })
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <section className={styles['form']} aria-label={form.meta.title[locale]}>
      <h2>{form.meta.title[locale]}</h2>
      <p className={styles['columns']}>
        {t('intake.columns')} {form.meta.columns.map((column) => column.header).join(' · ')}
      </p>
      <div
        className={styles['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p>{isBusy ? t('intake.reading') : t('intake.drop')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          className="visually-hidden"
          aria-label={t('intake.choose')}
          tabIndex={-1}
          onChange={(event) => {
            void send(event.target.files?.[0])
            // The same file, mended, is to be chosen again: an input that still holds it says nothing.
            event.target.value = ''
          }}
        />
        <Button kind="primary" isDisabled={isBusy} onPress={() => input.current?.click()}>
          {t('intake.choose')}
        </Button>
        <a href={template} download={`${form.plugin}-${form.procedure}.csv`}>
          {t('intake.template')}
        </a>
      </div>
      <div role="status">{outcome && <Outcome outcome={outcome} locale={locale} />}</div>
      <Deposits form={form} />
    </section>
  )
}

/** The address of a template; it lives as long as the form that offers it. */
function useTemplate(columns: ApiOutputs['intake']['forms'][number]['meta']['columns']): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(templateOf(columns))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [columns])
  return url
}

function Outcome({ outcome, locale }: { outcome: UploadOutcome; locale: 'id' | 'en' }) {
  const { t } = useTranslation()
  if (outcome.kind === 'accepted')
    return <p className={styles['good']}>{t('intake.accepted', { rows: outcome.rows, revision: outcome.revision })}</p>
  if (outcome.kind === 'failed')
    return (
      <p className={styles['bad']}>{outcome.code === 'offline' ? t('intake.offline') : t('intake.failed', { message: outcome.message })}</p>
    )
  return (
    <>
      <p className={styles['bad']}>{t('intake.rejected', { count: outcome.errors.length })}</p>
      <table className={styles['errors']}>
        <thead>
          <tr>
            <th>{t('intake.row')}</th>
            <th>{t('intake.column')}</th>
            <th>{t('intake.mend')}</th>
          </tr>
        </thead>
        <tbody>
          {/* As a spreadsheet counts: its first row is the header. */}
          {outcome.errors.slice(0, shownErrors).map((error, index) => (
            <tr key={index}>
              <td>{error.row === 0 ? '–' : error.row + 1}</td>
              <td>{error.column ?? '–'}</td>
              <td>{error.message[locale]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Deposits({ form }: { form: ApiOutputs['intake']['forms'][number] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const client = useQueryClient()
  const key = { plugin: form.plugin, procedure: form.procedure }
  const { data } = useQuery({ queryKey: ['deposits', form.plugin, form.procedure], queryFn: () => api.intake.deposits.query(key) })
  const [failure, setFailure] = useState<string>()
  const undo = async (revision: number): Promise<void> => {
    try {
      await api.intake.undo.mutate({ ...key, revision })
      setFailure(undefined)
    } catch (thrown) {
      setFailure(errorCode(thrown) === 'offline' ? t('page.unreachable') : t('intake.failed', { message: errorCode(thrown) }))
    }
    await client.invalidateQueries({ queryKey: ['deposits', form.plugin, form.procedure] })
  }
  if (!data || data.length === 0) return <p className={styles['quiet']}>{t('intake.noDeposits')}</p>
  return (
    <>
      <p role="status" className={styles['bad']}>
        {failure}
      </p>
      <ol className={styles['deposits']}>
        {data.map((deposit) => (
          <li key={deposit.revision}>
            <span>
              <b>{deposit.fileName}</b>
              <small>
                {t('intake.deposit', {
                  revision: deposit.revision,
                  rows: deposit.rows,
                  by: deposit.uploadedBy.startsWith('key:') ? t('intake.byKey') : deposit.uploadedBy,
                  at: wordFullInstant(Date.parse(deposit.uploadedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
                })}
              </small>
            </span>
            {deposit.current && <em>{t('intake.current')}</em>}
            {deposit.current && <Button onPress={() => void undo(deposit.revision)}>{t('intake.undo')}</Button>}
          </li>
        ))}
      </ol>
    </>
  )
}
