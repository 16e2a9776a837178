import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridWords } from '@wadah/board-ui/grid-words'

/** What the grid says, in the present language. */
export function useGridWords(): GridWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      cell: (title) => t('edit.cell', { title }),
      picked: (title) => t('edit.picked', { title }),
      released: (title) => t('edit.released', { title }),
      cancelled: (title) => t('edit.cancelled', { title }),
      placed: (title, { x, y, w, h }) => t('edit.placed', { title, column: x + 1, row: y + 1, w, h }),
      size: ({ w, h }) => t('edit.size', { w, h }),
      dropHere: t('edit.dropHere'),
      remove: t('edit.remove'),
      configure: t('edit.configure'),
      keys: { pick: t('edit.keyPick'), move: t('edit.keyMove'), resize: t('edit.keyResize'), cancel: t('edit.keyCancel') },
    }),
    [t],
  )
}
