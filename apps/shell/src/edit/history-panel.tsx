import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BoardStore } from '@wadah/board-model/board-store'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { wordFullInstant } from '@wadah/ui/words'
import { useBoardState } from '../board/use-board.ts'
import { useGallery } from '../data/gallery.ts'
import { useLook } from '../look/look-store.ts'
import { toasts } from '../look/toasts.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './edit.module.css'

type BoardStep = ApiOutputs['boards']['history'][number]

/** Every step of a board, who took it, and the way back to how it stood then. Going back is a step too, and can be undone. */
export function HistoryPanel({ board, store, onClose }: { board: string; store: BoardStore; onClose(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { byId } = useGallery()
  const revision = useBoardState(store, (state) => state.board.revision)
  const { data, error } = useQuery({ queryKey: ['history', board, revision], queryFn: () => api.boards.history.query({ id: board }) })
  const restore = async (at: number): Promise<void> => {
    try {
      const { document } = await api.boards.atRevision.query({ id: board, revision: at })
      store.apply({ type: 'restore', document })
    } catch {
      toasts.add({ text: t('history.failed'), kind: 'alarm' })
    }
  }
  const wordStep = ({ revision: at, operation, widget }: BoardStep): string => {
    const what = at === 0 ? t('operation.create') : t(`operation.${operation}`)
    const title = widget && byId.get(widget)?.declaration.title[locale]
    return title ? `${what}: ${title}` : what
  }
  return (
    <Dialog title={t('history.title')} open onClose={onClose} size="side" closeLabel={t('close')}>
      {error !== null && data === undefined && <p>{t('page.unreachable')}</p>}
      {data?.length === 0 && <p>{t('history.noSteps')}</p>}
      <ol className={styles['steps']}>
        {data?.map((step) => (
          <li key={step.revision}>
            <span>
              <b>{wordStep(step)}</b>
              <small>
                {t('history.step', {
                  revision: step.revision,
                  by: step.revision === 0 ? 'Wadah' : step.by,
                  at: wordFullInstant(Date.parse(step.at), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
                })}
              </small>
            </span>
            {step.revision !== revision && <Button onPress={() => void restore(step.revision)}>{t('history.restore')}</Button>}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
