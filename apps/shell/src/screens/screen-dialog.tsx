import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { screenFactsSchema, type Screen } from '@wadah/contracts/screen'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import { api, errorCode } from '../trpc.ts'
import styles from './screens.module.css'

/** Props of {@link ScreenDialog}. */
export interface ScreenDialogProps {
  /** The screen that changes; absent: one is paired. */
  screen: Screen | undefined
  boards: readonly { id: string; title: string }[]
  /** What to say when something was done. */
  onClose(news?: string): void
}

/** Pairs a wall by its code, or changes what one shows. */
export function ScreenDialog({ screen, boards, onClose }: ScreenDialogProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [name, setName] = useState(screen?.name ?? '')
  const [room, setRoom] = useState(screen?.room ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(screen?.boards ?? [])
  const [seconds, setSeconds] = useState(String(screen?.rotateSeconds ?? 60))
  const [error, setError] = useState<string>()
  const facts = screenFactsSchema.safeParse({ name, room, boards: chosen, rotateSeconds: Number(seconds) })
  const isCodeWhole = screen !== undefined || code.replaceAll(/[^A-Za-z0-9]/g, '').length === 6
  const toggle = (id: string, isChosen: boolean): void =>
    setChosen((last) => (isChosen ? [...last, id] : last.filter((other) => other !== id)))

  async function submit(): Promise<void> {
    if (!facts.success) return
    try {
      if (screen) await api.screens.save.mutate({ id: screen.id, ...facts.data })
      else await api.screens.pair.mutate({ code, ...facts.data })
      onClose(screen ? t('screens.saved') : t('screens.paired', { name: facts.data.name }))
    } catch (thrown) {
      setError(t(`screens.error.${errorCode(thrown)}`, { defaultValue: t('screens.error.internal') }))
    }
  }

  return (
    <Dialog
      title={screen ? screen.name : t('screens.pair')}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!facts.success || !isCodeWhole} onPress={() => void submit()}>
          {screen ? t('screens.save') : t('screens.doPair')}
        </Button>
      }
    >
      <div className={styles['form']}>
        {!screen && (
          <TextField
            label={t('screens.code')}
            hint={t('screens.codeHint')}
            value={code}
            onChange={setCode}
            autoComplete="off"
            maxLength={12}
            {...(error ? { error } : {})}
          />
        )}
        <TextField label={t('screens.name')} hint={t('screens.nameHint')} value={name} onChange={setName} maxLength={80} />
        <TextField label={t('screens.room')} hint={t('screens.roomHint')} value={room} onChange={setRoom} maxLength={80} />
        <fieldset className={styles['boards']}>
          <legend>{t('screens.boards')}</legend>
          <p>{t('screens.boardsHint')}</p>
          {boards.map(({ id, title }) => (
            <Switch key={id} selected={chosen.includes(id)} onChange={(isChosen) => toggle(id, isChosen)}>
              {title}
              {chosen.length > 1 && chosen.includes(id) && <b className={styles['turn']}>{chosen.indexOf(id) + 1}</b>}
            </Switch>
          ))}
        </fieldset>
        <TextField
          label={t('screens.seconds')}
          hint={t('screens.secondsHint')}
          inputMode="numeric"
          value={seconds}
          onChange={setSeconds}
          maxLength={4}
        />
        {screen && error && (
          <p role="alert" className={styles['error']}>
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}
