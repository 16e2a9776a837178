import { useTranslation } from 'react-i18next'
import { Logo } from '@wadah/ui/logo'
import { usePageTitle } from '../look/use-page-title.ts'
import './texts.ts'
import { usePairing, type Pairing } from './use-pairing.ts'
import styles from './screens.module.css'

const openBoards = (): void => location.replace('/')

/** What a wall shows before it is paired: a code, and what to do with it. */
export function PairingPage({ isRevoked }: { isRevoked: boolean }) {
  const { t } = useTranslation()
  const pairing = usePairing(openBoards)
  usePageTitle(t('screens.wall.title'))
  return (
    <main className={styles['wall']}>
      <Logo />
      <h1>{t('screens.wall.title')}</h1>
      {isRevoked && <p className={styles['revoked']}>{t('screens.wall.revoked')}</p>}
      <Code pairing={pairing} />
      <p className={styles['how']}>{t('screens.wall.how')}</p>
      <a href="/masuk">{t('screens.wall.signIn')}</a>
    </main>
  )
}

function Code({ pairing }: { pairing: Pairing }) {
  const { t } = useTranslation()
  if (pairing.kind !== 'showing') {
    const words = { asking: t('screens.wall.waiting'), unreachable: t('screens.wall.unreachable'), busy: t('screens.wall.busy') }
    return (
      <p role="status" className={styles['how']}>
        {words[pairing.kind]}
      </p>
    )
  }
  // The wall has no user whose time zone would differ from its own clock.
  const at = new Date(pairing.expiresAt).toTimeString().slice(0, 5).replace(':', '.')
  return (
    <>
      <p className={styles['code']} aria-label={pairing.code.split('').join(' ')}>
        <span>{pairing.code.slice(0, 3)}</span>
        <span>{pairing.code.slice(3)}</span>
      </p>
      <p className={styles['until']}>{t('screens.wall.until', { at })}</p>
    </>
  )
}
