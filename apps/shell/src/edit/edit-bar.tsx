import { useTranslation } from 'react-i18next'
import { formFactors, type FormFactor } from '@wadah/contracts/form-factor'
import type { BoardStore, SaveState } from '@wadah/board-model/board-store'
import { Button } from '@wadah/ui/button'
import { Logo } from '@wadah/ui/logo'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { wordClock } from '@wadah/ui/words'
import { useBoardState } from '../board/use-board.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './edit.module.css'

/** Props of {@link EditBar}. */
export interface EditBarProps {
  store: BoardStore
  formFactor: FormFactor
  onFormFactor(formFactor: FormFactor): void
  onHistory(): void
  /** Where the gallery is called by a button: whether it is there. */
  gallery?: { isOpen: boolean; onToggle(): void }
  onDone(): void
}

/** The bar of edit mode: which screen is arranged, what is kept, undo and redo. */
export function EditBar({ store, formFactor, onFormFactor, onHistory, gallery, onDone }: EditBarProps) {
  const { t } = useTranslation()
  const { board, save, canUndo, canRedo } = useBoardState(store, (state) => state)
  return (
    <header className={styles['bar']}>
      {!gallery && <Logo />}
      <span className={styles['title']}>
        {t('edit.arranging')} <b>{board.title}</b>
      </span>
      <SegmentedControl
        label={t('edit.formFactor')}
        options={formFactors.map((value) => ({ value, label: t(`formFactor.${value}`) }))}
        value={formFactor}
        onChange={onFormFactor}
      />
      <span className={styles['grow']} />
      <SavedWords save={save} revision={board.revision} />
      {gallery && (
        <Button aria-expanded={gallery.isOpen} onPress={gallery.onToggle}>
          {gallery.isOpen ? t('gallery.hide') : t('gallery.show')}
        </Button>
      )}
      <Button kind="ghost" onPress={onHistory}>
        {t('edit.history')}
      </Button>
      <Button kind="ghost" isDisabled={!canUndo} onPress={store.undo}>
        {t('edit.undo')}
      </Button>
      <Button kind="ghost" isDisabled={!canRedo} onPress={store.redo}>
        {t('edit.redo')}
      </Button>
      <Button kind="primary" onPress={onDone}>
        {t('edit.done')}
      </Button>
    </header>
  )
}

function SavedWords({ save, revision }: { save: SaveState; revision: number }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const at =
    save.kind === 'saved' && save.at !== undefined ? wordClock(save.at, { locale, utcOffsetMinutes: city.utcOffsetMinutes }) : undefined
  const words =
    save.kind === 'saving'
      ? t('edit.saving')
      : save.kind === 'waiting'
        ? t('edit.waiting')
        : save.kind === 'refused'
          ? t('edit.refused')
          : at === undefined
            ? t('edit.version', { revision })
            : t('edit.saved', { at, revision })
  return (
    <span className={styles['saved']} role="status">
      {words}
    </span>
  )
}
