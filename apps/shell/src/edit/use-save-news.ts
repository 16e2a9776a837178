import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardStore } from '@wadah/board-model/board-store'
import { toasts } from '../look/toasts.ts'

/** Tells whoever arranges a board that somebody else did so too, and that a change was not taken. */
export function useSaveNews(store: BoardStore): void {
  const { t } = useTranslation()
  useEffect(
    () =>
      store.subscribe((state, former) => {
        if (state.merges > former.merges) toasts.add({ text: t('edit.merged') })
        if (state.save.kind === 'refused' && former.save.kind !== 'refused') toasts.add({ text: t('edit.refused'), kind: 'alarm' })
      }),
    [store, t],
  )
}
