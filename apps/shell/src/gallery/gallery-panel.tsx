import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardDocument } from '@wadah/contracts/board'
import type { EnabledWidget } from '@wadah/contracts/release'
import { Button } from '@wadah/ui/button'
import { SearchField } from '@wadah/ui/search-field'
import { Select } from '@wadah/ui/select'
import { useLook } from '../look/look-store.ts'
import { WidgetSlot } from '../widgets/widget-slot.tsx'
import styles from './gallery.module.css'

/** Props of {@link GalleryPanel}. */
export interface GalleryPanelProps {
  board: string
  widgets: readonly EnabledWidget[]
  document: BoardDocument
  onAdd(widget: EnabledWidget): void
  /** What is being dragged out of the gallery, while it is. */
  onDrag(widget: EnabledWidget | undefined): void
}

const all = 'all'

/** What curation has enabled for this person, with live previews; found by word, OPD or topic. */
export function GalleryPanel({ board, widgets, document, onAdd, onDrag }: GalleryPanelProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [opd, setOpd] = useState(all)
  const { locale } = useLook()
  const opds = useMemo(
    () => [...new Map(widgets.map((widget) => [widget.opd, widget.opdName]))].toSorted(([, a], [, b]) => a.localeCompare(b)),
    [widgets],
  )
  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    const textOf = ({ declaration, opdName, purpose }: EnabledWidget): string =>
      [declaration.title[locale], declaration.purpose[locale], purpose[locale], opdName, ...declaration.topics].join(' ').toLowerCase()
    return widgets.filter(
      (widget) => !widget.withdrawn && (opd === all || widget.opd === opd) && (wanted === '' || textOf(widget).includes(wanted)),
    )
  }, [widgets, words, opd, locale])
  return (
    <aside className={styles['gallery']} aria-label={t('gallery.title')}>
      <h2>{t('gallery.title')}</h2>
      <SearchField label={t('gallery.search')} value={words} onChange={setWords} clearLabel={t('gallery.clear')} />
      <Select
        label={t('gallery.opd')}
        options={[{ value: all, label: t('gallery.all', { count: widgets.length }) }, ...opds.map(([value, label]) => ({ value, label }))]}
        value={opd}
        onChange={setOpd}
      />
      <p className="visually-hidden" role="status">
        {t('gallery.found', { count: found.length })}
      </p>
      <ul className={styles['cards']}>
        {found.map((widget) => (
          <GalleryCard
            key={`${widget.id}@${widget.version}`}
            board={board}
            widget={widget}
            used={document.placements.filter((placement) => placement.widget === widget.id).length}
            onAdd={() => onAdd(widget)}
            onDrag={onDrag}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles['none']}>{widgets.length === 0 ? t('gallery.empty') : t('gallery.nothing')}</p>}
    </aside>
  )
}

interface GalleryCardProps {
  board: string
  widget: EnabledWidget
  used: number
  onAdd(): void
  onDrag(widget: EnabledWidget | undefined): void
}

function GalleryCard({ board, widget, used, onAdd, onDrag }: GalleryCardProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { declaration } = widget
  return (
    <li
      className={styles['card']}
      draggable
      data-gallery-widget={widget.id}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', widget.id)
        onDrag(widget)
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className={styles['preview']} inert>
        <WidgetSlot
          widget={widget}
          place={{ board, placement: `preview-${widget.pluginId.replace('.', '-')}`.slice(0, 32) }}
          settings={declaration.settings?.defaults ?? {}}
          filter={{}}
          mode="preview"
        />
      </div>
      <div className={styles['words']}>
        <p>{declaration.purpose[locale]}</p>
        <small>
          {t('gallery.size', { w: declaration.sizes.start.w, h: declaration.sizes.start.h })} ·{' '}
          {t('gallery.version', { version: widget.version })}
          {used > 0 && ` · ${t('gallery.used', { count: used })}`}
        </small>
      </div>
      <Button onPress={onAdd} aria-label={t('gallery.add', { title: declaration.title[locale] })}>
        {t('gallery.addShort')}
      </Button>
    </li>
  )
}
