import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '@wadah/contracts/area'
import { Button } from '@wadah/ui/button'
import { api, errorCode } from '../trpc.ts'
import { BoundariesOutcome, type BoundariesNews } from './boundaries-outcome.tsx'
import { readJsonFile } from './read-json-file.ts'
import styles from './workspace.module.css'

async function send(file: File): Promise<BoundariesNews> {
  const read = await readJsonFile(file)
  if (read.kind !== 'json') return read
  try {
    return { kind: 'answered', answer: await api.areas.uploadBoundaries.mutate({ geojson: read.value }) }
  } catch (thrown) {
    return { kind: 'failed', code: errorCode(thrown) }
  }
}

/** The place where a GeoJSON is dropped or chosen, and what became of it. */
export function BoundariesUpload({ areas, onUploaded }: { areas: readonly Area[]; onUploaded(): void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const [news, setNews] = useState<BoundariesNews>()
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    const outcome = await send(file)
    setNews(outcome)
    setBusy(false)
    if (outcome.kind === 'answered' && outcome.answer.ok) onUploaded()
  }
  const example = areas.find(({ level }) => level === 'kelurahan')?.code ?? ''
  return (
    <>
      <div
        className={styles['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        <p>{isBusy ? t('boundaries.reading') : t('boundaries.drop')}</p>
        <input
          ref={input}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          className="visually-hidden"
          aria-label={t('boundaries.choose')}
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file, mended, is to be chosen again: an input that still holds it says nothing.
            event.target.value = ''
          }}
        />
        <Button kind="primary" isDisabled={isBusy} onPress={() => input.current?.click()}>
          {t('boundaries.choose')}
        </Button>
        <p className={styles['quiet']}>{t('boundaries.how', { example })}</p>
      </div>
      <div role="status" className={styles['news']}>
        {news && <BoundariesOutcome news={news} areas={areas} />}
      </div>
    </>
  )
}
