import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
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
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    setOutcome(await sendTable(form.plugin, form.procedure, file))
    setBusy(false)
    await client.invalidateQueries({ queryKey: ['deposits', form.plugin, form.procedure] })
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    void send(event.dataTransfer.files[0])
  }
  return (
    <section className={styles['form']} aria-label={form.meta.title[locale]}>
      <h2>{form.meta.title[locale]}</h2>
      <p className={styles['columns']}>
        {t('intake.columns')} {form.meta.columns.map((column) => column.header).join(' · ')}
      </p>
      <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <p>{isBusy ? t('intake.reading') : t('intake.drop')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          className="visually-hidden"
          aria-label={t('intake.choose')}
          tabIndex={-1}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <Button kind="primary" isDisabled={isBusy} onPress={() => input.current?.click()}>
          {t('intake.choose')}
        </Button>
        <a href={URL.createObjectURL(templateOf(form.meta.columns))} download={`${form.plugin}-${form.procedure}.csv`}>
          {t('intake.template')}
        </a>
      </div>
      <div role="status">{outcome && <Outcome outcome={outcome} locale={locale} />}</div>
      <Deposits form={form} />
    </section>
  )
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
          {outcome.errors.slice(0, shownErrors).map((error, index) => (
            <tr key={index}>
              <td>{error.row}</td>
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
  const undo = async (revision: number): Promise<void> => {
    await api.intake.undo.mutate({ ...key, revision })
    await client.invalidateQueries({ queryKey: ['deposits', form.plugin, form.procedure] })
  }
  if (!data || data.length === 0) return <p className={styles['quiet']}>{t('intake.noDeposits')}</p>
  return (
    <ol className={styles['deposits']}>
      {data.map((deposit) => (
        <li key={deposit.revision}>
          <span>
            <b>{deposit.fileName}</b>
            <small>
              {t('intake.deposit', {
                revision: deposit.revision,
                rows: deposit.rows,
                by: deposit.uploadedBy,
                at: wordFullInstant(Date.parse(deposit.uploadedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
              })}
            </small>
          </span>
          {deposit.current && <em>{t('intake.current')}</em>}
          {deposit.current && <Button onPress={() => void undo(deposit.revision)}>{t('intake.undo')}</Button>}
        </li>
      ))}
    </ol>
  )
}
