import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'

const shortest = 5

/** Asks for the reason before a feed is held; everybody who looks at the number reads it. */
export function HoldDialog({ title, onHold, onClose }: { title: string; onHold(reason: string): void; onClose(): void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const isLongEnough = reason.trim().length >= shortest
  const hold = (): void => {
    onHold(reason.trim())
    onClose()
  }
  return (
    <Dialog
      title={t('hold.title')}
      note={title}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={!isLongEnough} onPress={hold}>
          {t('hold.confirm')}
        </Button>
      }
    >
      <TextField label={t('hold.reason')} hint={t('hold.hint')} lines={3} value={reason} onChange={setReason} />
    </Dialog>
  )
}
