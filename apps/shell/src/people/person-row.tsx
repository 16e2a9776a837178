import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordInstant } from '@wadah/ui/words'
import { serverNow } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './people.module.css'
import type { Person } from './people-page.tsx'

/** Props of {@link PersonRow}. */
export interface PersonRowProps {
  person: Person
  opdName: string | undefined
  /** Whether whoever looks may change anything. */
  mayAdminister: boolean
  onOpen(): void
}

/** One person on one line: who, as what, how well kept, last seen. */
export function PersonRow({ person, opdName, mayAdminister, onOpen }: PersonRowProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const seen =
    person.lastUsedAt === undefined
      ? t('people.notNow')
      : t('people.seen', { at: wordInstant(Date.parse(person.lastUsedAt), serverNow(), { locale, ...city }) })
  return (
    <li data-off={person.disabledAt !== undefined || undefined}>
      <span className={styles['who']}>
        <b>{person.name}</b>
        <small>{person.email}</small>
      </span>
      <span className={styles['what']}>
        {person.roles.map((role) => t(`role.${role}`)).join(', ')}
        {opdName !== undefined && <small>{opdName}</small>}
      </span>
      <span className={styles['kept']}>
        <PersonState person={person} />
        <small>{seen}</small>
      </span>
      <Button
        aria-label={mayAdminister ? t('people.openOne', { name: person.name }) : t('people.lookOne', { name: person.name })}
        onPress={onOpen}
      >
        {mayAdminister ? t('people.open') : t('people.look')}
      </Button>
    </li>
  )
}

/** How the account of a person is kept, in the words that matter most. */
export function PersonState({ person }: { person: Person }) {
  const { t } = useTranslation()
  if (person.disabledAt !== undefined) return t('people.disabled')
  if (person.link !== undefined) return person.link.purpose === 'invitation' ? t('people.invited') : t('people.resetting')
  if (person.hasSecondFactor && person.passkeys > 0) return t('people.both')
  if (person.hasSecondFactor) return t('people.app')
  if (person.passkeys > 0) return t('people.passkeys')
  return person.hasPassword ? t('people.passwordOnly') : t('people.noPassword')
}
