import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { addPasskey, isGivenUp, knowsPasskeys } from '../session/passkey.ts'
import { useSession } from '../session/session.tsx'
import { useAct } from '../session/use-act.ts'
import { api } from '../trpc.ts'
import styles from './account.module.css'
import type { Overview } from './account-page.tsx'
import { deviceName } from './device-name.ts'
import { Section } from './section.tsx'

/** The passkeys of this person: added on this device, or removed. */
export function PasskeysSection({ overview: { passkeys } }: { overview: Overview }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { act, isBusy } = useAct()
  const [isAdding, setAdding] = useState(false)
  const remove = (id: string): Promise<unknown> =>
    act(() => api.account.removePasskey.mutate({ id }), { done: t('account.passkeyRemoved') })
  return (
    <Section title={t('account.passkeys')} text={t('account.passkeysText')}>
      {passkeys.length === 0 && <p className={styles['state']}>{t('account.passkeysNone')}</p>}
      {passkeys.length > 0 && (
        <ul className={styles['list']}>
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id}>
              <span className={styles['row']}>
                <b>{name ?? t('account.passkey')}</b>
                <small>{t('account.passkeyAdded', { at: wordDay(Date.parse(createdAt), { locale, ...city }) })}</small>
              </span>
              <Button
                kind="danger"
                isDisabled={isBusy}
                aria-label={t('account.passkeyRemoveOne', { name: name ?? '' })}
                onPress={() => void remove(id)}
              >
                {t('account.passkeyRemove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {knowsPasskeys() ? (
        <Button onPress={() => setAdding(true)}>{t('account.passkeyAdd')}</Button>
      ) : (
        <p className={styles['quiet']}>{t('account.passkeysUnknown')}</p>
      )}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const device = deviceName(navigator.userAgent)
  const [name, setName] = useState(device === undefined ? '' : `${device.browser} · ${device.system}`)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const words = { done: t('account.passkeySaved'), refused: () => t('account.passkeyRefused') }
    const isSaved = await act(async () => {
      try {
        await addPasskey(name.trim())
        return true
      } catch (thrown) {
        // Whoever closes the browser's own dialog changed their mind.
        if (isGivenUp(thrown)) throw Object.assign(new Error('given up'), { data: { wadah: { code: 'step_up_required' } } })
        throw thrown
      }
    }, words)
    if (isSaved === true) onClose()
  }
  return (
    <Dialog title={t('account.passkeyAdd')} open onClose={onClose} closeLabel={t('close')}>
      <form className={styles['step']} onSubmit={(event) => void add(event)}>
        <p>{t('account.passkeyHow')}</p>
        <TextField
          label={t('account.passkeyName')}
          hint={t('account.passkeyNameHint')}
          maxLength={60}
          value={name}
          onChange={setName}
          isRequired
        />
        <Button kind="primary" type="submit" wide isDisabled={isBusy}>
          {t('account.passkeyAdd')}
        </Button>
      </form>
    </Dialog>
  )
}
