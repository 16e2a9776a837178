import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { TextField } from '@wadah/ui/text-field'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import { audienceOf, audienceRoles, boardRights, listsOf, startingAudience } from './audience.ts'
import { wordRefusal } from './word-refusal.ts'
import styles from './boards.module.css'

/** Props of {@link BoardDialog}. */
export interface BoardDialogProps {
  /** The board that changes; absent: one is made. */
  board: ApiOutputs['boards']['list'][number] | undefined
  /** What to say when something was done. */
  onClose(news?: string): void
}

/** Makes a board, or changes what it is called and for whom it is. */
export function BoardDialog({ board, onClose }: BoardDialogProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const navigate = useNavigate()
  const [title, setTitle] = useState(board?.title ?? '')
  const [audience, setAudience] = useState(() => (board ? audienceOf(board) : startingAudience(caller.roles)))
  const [error, setError] = useState<string>()
  const lists = listsOf(audience)
  const mayArrange = caller.roles.some((role) => lists.editors.some((editor) => editor === role))
  const isWhole = title.trim().length >= 2 && lists.editors.length > 0

  async function submit(): Promise<void> {
    try {
      if (board) {
        if (title.trim() !== board.title) await api.boards.rename.mutate({ id: board.id, title })
        await api.boards.setAudience.mutate({ id: board.id, ...lists })
        return onClose(t('boards.saved', { title: title.trim() }))
      }
      const made = await api.boards.create.mutate({ title, ...lists })
      if (mayArrange) await navigate({ to: '/dasbor/$board/atur', params: { board: made.id } })
      else onClose(t('boards.made', { title: title.trim() }))
    } catch (thrown) {
      setError(wordRefusal(t, thrown))
    }
  }

  return (
    <Dialog
      title={board ? board.title : t('boards.create')}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isWhole} onPress={() => void submit()}>
          {board ? t('boards.save') : mayArrange ? t('boards.createAndArrange') : t('boards.doCreate')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <TextField label={t('boards.name')} hint={t('boards.nameHint')} value={title} onChange={setTitle} maxLength={60} />
        <fieldset className={styles['audience']}>
          <legend>{t('boards.audience')}</legend>
          <p>{t('boards.audienceHint')}</p>
          {audienceRoles.map((role) => (
            <div key={role} className={styles['right']}>
              <span>{t(`role.${role}`)}</span>
              <SegmentedControl
                label={t(`role.${role}`)}
                options={boardRights.map((value) => ({ value, label: t(`boards.right.${value}`) }))}
                value={audience[role] ?? 'none'}
                onChange={(right) => setAudience((last) => ({ ...last, [role]: right }))}
              />
            </div>
          ))}
        </fieldset>
        <p role="alert" className={styles['error']}>
          {error ?? (lists.editors.length === 0 ? t('boards.needsEditor') : '')}
        </p>
      </div>
    </Dialog>
  )
}
