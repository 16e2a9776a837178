import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './session.module.css'
import { waitParts } from './use-wait.ts'

/** Says how long the next attempt has to wait; nothing when it has not. */
export function WaitText({ seconds }: { seconds: number }) {
  return seconds <= 0 ? null : <Countdown seconds={seconds} />
}

function Countdown({ seconds }: { seconds: number }) {
  const { t } = useTranslation()
  const [first] = useState(seconds)
  const sentence = (wait: number): string => {
    const { unit, count } = waitParts(wait)
    return `${t('signIn.wait')} ${t(`signIn.wait.${unit}`, { count })}`
  }
  return (
    <div className={styles['wait']}>
      {/* Read out once; nobody listens to seconds. */}
      <p role="alert" className="visually-hidden">
        {sentence(first)}
      </p>
      <p aria-hidden="true">{sentence(seconds)}</p>
    </div>
  )
}
