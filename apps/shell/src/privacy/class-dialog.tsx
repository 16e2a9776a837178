import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { TextField } from '@wadah/ui/text-field'
import { useStepUp } from '../session/step-up.tsx'
import { api, errorCode } from '../trpc.ts'
import { OpenHistory } from './open-history.tsx'
import styles from './privacy.module.css'

const classes = ['public', 'internal', 'restricted'] as const
type Class = (typeof classes)[number]
const fewestLetters = 5

/** A feed or a part of it, and the class that applies to it. */
export interface ClassOfPart {
  feed: string
  title: string
  path: string
  applies: Class
}

/** Changes a class: closing works at once, opening asks once more who one is. Says first what it means for whoever looks. */
export function ClassDialog({ part, onDone, onClose }: { part: ClassOfPart; onDone(): void; onClose(): void }) {
  const { t } = useTranslation()
  const stepUp = useStepUp()
  const [to, setTo] = useState<Class>(part.applies)
  const [reason, setReason] = useState('')
  const [opensHistory, setOpensHistory] = useState(false)
  const [failure, setFailure] = useState('')
  const isRaise = classes.indexOf(to) > classes.indexOf(part.applies)
  const isSame = to === part.applies
  const change = async (): Promise<void> => {
    const decision = { feed: part.feed, path: part.path, classification: to, reason: reason.trim() }
    try {
      await (isRaise
        ? api.privacy.raiseClass.mutate(decision)
        : stepUp(() => api.privacy.lowerClass.mutate({ ...decision, openHistory: opensHistory })))
      onDone()
    } catch (thrown) {
      const code = errorCode(thrown)
      setFailure(code === 'offline' ? t('page.unreachable') : code === 'step_up_required' ? t('privacy.stepUp') : t('privacy.failed'))
    }
  }
  return (
    <Dialog
      title={t('privacy.changeTitle')}
      note={part.path === '' ? part.title : `${part.title}: ${part.path}`}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={isSame || reason.trim().length < fewestLetters} onPress={() => void change()}>
          {isSame ? t('privacy.change') : isRaise ? t('privacy.raise') : t('privacy.lower')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <SegmentedControl
          label={t('privacy.class')}
          options={classes.map((value) => ({ value, label: t(`class.${value}`) }))}
          value={to}
          onChange={(chosen) => {
            setTo(chosen)
            // How much would open is another number for another class, so it is agreed to anew.
            setOpensHistory(false)
          }}
          wide
        />
        <p>{t(`privacy.means.${to}`)}</p>
        {!isSame && <p>{isRaise ? t('privacy.raiseMeans') : t('privacy.lowerMeans')}</p>}
        {!isSame && !isRaise && <OpenHistory part={part} to={to} isChosen={opensHistory} onChoose={setOpensHistory} />}
        <TextField
          label={t('privacy.reason')}
          hint={t('privacy.reasonHint')}
          lines={2}
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
        <p role="status">{failure}</p>
      </div>
    </Dialog>
  )
}
