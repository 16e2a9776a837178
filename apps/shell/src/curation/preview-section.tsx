import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { themeSchema } from '@wadah/contracts/port'
import { locales } from '@wadah/contracts/texts'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { Select } from '@wadah/ui/select'
import { themeNames } from '@wadah/ui/theme'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import { previewSizeNames } from './preview-sizes.ts'
import { previewStates, type Preview } from './preview-state.ts'
import { PreviewWidget, type PreviewLook } from './preview-widget.tsx'

/** Props of {@link PreviewSection}. */
export interface PreviewSectionProps {
  hash: string
  /** The release that runs, when there is another. */
  running: { hash: string; version: string } | undefined
  opdName: string
}

/** The running release and the submitted one side by side, at work on their own fixtures, in the same state and size. */
export function PreviewSection({ hash, running, opdName }: PreviewSectionProps) {
  const { t } = useTranslation()
  const { theme, locale } = useLook()
  const [look, setLook] = useState<PreviewLook>({ state: 'fresh', size: 'medium', theme, locale })
  const submitted = usePreview(hash)
  const former = usePreview(running?.hash)
  const [chosen, setChosen] = useState<string>()
  const widgets = submitted.data?.widgets ?? []
  const name = chosen ?? widgets[0]?.declaration.name
  const change = (part: Partial<PreviewLook>) => setLook((last) => ({ ...last, ...part }))
  return (
    <section className={styles['section']} aria-label={t('curation.preview')}>
      <h2>
        {t('curation.preview')} <small>{t('curation.preview.how')}</small>
      </h2>
      <div className={styles['controls']}>
        {widgets.length > 1 && (
          <Select
            label={t('curation.preview.widget')}
            options={widgets.map(({ declaration }) => ({ value: declaration.name, label: declaration.title[locale] }))}
            value={name}
            onChange={setChosen}
          />
        )}
        <Select
          label={t('curation.preview.state')}
          options={previewStates.map((value) => ({ value, label: t(`curation.state-of.${value}`) }))}
          value={look.state}
          onChange={(state) => change({ state })}
        />
        <SegmentedControl
          label={t('curation.preview.size')}
          options={previewSizeNames.map((value) => ({ value, label: t(`curation.size.${value}`) }))}
          value={look.size}
          onChange={(size) => change({ size })}
        />
        <SegmentedControl
          label={t('curation.preview.theme')}
          options={themeSchema.options.map((value) => ({ value, label: themeNames[value][locale] }))}
          value={look.theme}
          onChange={(next) => change({ theme: next })}
        />
        <SegmentedControl
          label={t('curation.preview.locale')}
          options={locales.map((value) => ({ value, label: value.toUpperCase() }))}
          value={look.locale}
          onChange={(next) => change({ locale: next })}
        />
      </div>
      {submitted.data?.hasFixtures === false && <p className={styles['notice']}>{t('curation.preview.noFixtures')}</p>}
      {submitted.data?.feeds
        .filter(({ failure }) => failure !== undefined)
        .map(({ name: feed, failure }) => (
          <p key={feed} className={styles['problem']}>
            {t('curation.preview.feedFailed', { feed, failure: failure ?? '' })}
          </p>
        ))}
      <div className={styles['pair']}>
        {running !== undefined && (
          <Side
            label={t('curation.preview.running', { version: running.version })}
            preview={former.data}
            name={name}
            look={look}
            opdName={opdName}
          />
        )}
        <Side
          label={
            submitted.data === undefined
              ? t('curation.preview.loading')
              : t('curation.preview.submitted', { version: submitted.data.version })
          }
          preview={submitted.data}
          name={name}
          look={look}
          opdName={opdName}
        />
      </div>
    </section>
  )
}

function Side({
  label,
  preview,
  name,
  look,
  opdName,
}: {
  label: string
  preview: Preview | undefined
  name: string | undefined
  look: PreviewLook
  opdName: string
}) {
  const { t } = useTranslation()
  const widget = preview?.widgets.find(({ declaration }) => declaration.name === name)
  return (
    <figure className={styles['side']}>
      <figcaption>{label}</figcaption>
      {preview !== undefined && widget !== undefined && (
        <PreviewWidget
          key={`${preview.hash} ${name} ${Object.values(look).join(' ')}`}
          preview={preview}
          widget={widget}
          opdName={opdName}
          {...look}
        />
      )}
      {preview !== undefined && widget === undefined && <p className={styles['quiet']}>{t('curation.preview.noWidget')}</p>}
    </figure>
  )
}

function usePreview(hash: string | undefined) {
  return useQuery({
    queryKey: ['curation-preview', hash],
    queryFn: () => api.curation.preview.query({ hash: hash ?? '' }),
    enabled: hash !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
