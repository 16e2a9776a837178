import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { AppointDialog } from '../account/appoint-dialog.tsx'
import { useAct } from '../session/use-act.ts'
import { api } from '../trpc.ts'
import { DisableDialog } from './disable-dialog.tsx'
import { GrantFields, isWhole, type Grant, type PersonRole } from './grant-fields.tsx'
import type { OneTimeLink } from './link-dialog.tsx'
import styles from './people.module.css'
import type { PeopleData, Person } from './people-page.tsx'
import { PersonState } from './person-row.tsx'

/** Props of {@link PersonPanel}. */
export interface PersonPanelProps {
  person: Person
  opds: PeopleData['opds']
  mayAdminister: boolean
  isSelf: boolean
  onLink(link: OneTimeLink): void
  onClose(): void
}

/** Everything about one person, and everything that may be done. */
export function PersonPanel({ person, opds, mayAdminister, isSelf, onLink, onClose }: PersonPanelProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={person.name} open onClose={onClose} size="side" closeLabel={t('close')}>
      <div className={styles['panel']}>
        <p className={styles['quiet']}>{person.email}</p>
        <p className={styles['state']}>
          <PersonState person={person} />
        </p>
        {isSelf && <p className={styles['quiet']}>{t('people.self')}</p>}
        {!mayAdminister && !isSelf && <p className={styles['quiet']}>{t('people.readOnly')}</p>}
        {mayAdminister ? (
          <>
            <Roles person={person} opds={opds} />
            <Access person={person} onLink={onLink} />
            <Leave person={person} onClose={onClose} />
          </>
        ) : (
          <p>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
        )}
      </div>
    </Dialog>
  )
}

function Roles({ person, opds }: { person: Person; opds: PeopleData['opds'] }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const stored: Grant = { roles: person.roles.filter((role): role is PersonRole => role !== 'screen'), opd: person.opd }
  const [grant, setGrant] = useState(stored)
  const isChanged = grant.opd !== stored.opd || grant.roles.join() !== stored.roles.join()
  const save = (): Promise<unknown> => {
    const order = { id: person.id, roles: grant.roles, ...(grant.opd === undefined ? {} : { opd: grant.opd }) }
    return act(() => api.people.setRoles.mutate(order), { done: t('people.rolesSaved', { name: person.name }) })
  }
  return (
    <section className={styles['part']}>
      <GrantFields grant={grant} opds={opds} onChange={setGrant} />
      <Button kind="primary" wide isDisabled={!isChanged || !isWhole(grant) || isBusy} onPress={() => void save()}>
        {t('people.rolesSave')}
      </Button>
      <p className={styles['quiet']}>{t('people.rolesAtOnce')}</p>
    </section>
  )
}

function Access({ person, onLink }: { person: Person; onLink(link: OneTimeLink): void }) {
  const { t } = useTranslation()
  const { act, isBusy } = useAct()
  const { id, name } = person
  const renew = async (): Promise<void> => {
    const link = await act(() => api.people.renewLink.mutate({ id }))
    if (link !== undefined) onLink({ ...link, name })
  }
  const reset = (): Promise<unknown> =>
    act(() => api.people.resetSecondFactor.mutate({ id }), { done: t('people.secondFactorReset', { name }) })
  const endSessions = (): Promise<unknown> =>
    act(() => api.people.endSessions.mutate({ id }), { done: t('people.sessionsEnded', { name }) })
  return (
    <section className={styles['part']}>
      <h3>{t('people.access')}</h3>
      {person.disabledAt === undefined && (
        <Button wide isDisabled={isBusy} onPress={() => void renew()}>
          {person.hasPassword ? t('people.resetPassword') : t('people.renewInvitation')}
        </Button>
      )}
      {(person.hasSecondFactor || person.passkeys > 0) && (
        <Button wide isDisabled={isBusy} onPress={() => void reset()}>
          {t('people.resetSecondFactor')}
        </Button>
      )}
      {person.sessions > 0 && (
        <Button wide isDisabled={isBusy} onPress={() => void endSessions()}>
          {t('people.endSessions', { count: person.sessions })}
        </Button>
      )}
    </section>
  )
}

function Leave({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'deputy' | 'disable'>()
  return (
    <section className={styles['part']}>
      <h3>{t('people.leave')}</h3>
      {person.disabledAt === undefined && (
        <Button wide onPress={() => setOpen('deputy')}>
          {t('account.appoint')}
        </Button>
      )}
      <Button wide kind={person.disabledAt === undefined ? 'danger' : 'plain'} onPress={() => setOpen('disable')}>
        {person.disabledAt === undefined ? t('people.disable') : t('people.enable')}
      </Button>
      {open === 'deputy' && (
        <AppointDialog
          roles={person.roles}
          giver={person.id}
          note={person.name}
          onAppoint={(appointment) => api.people.appointDeputy.mutate({ ...appointment, giver: person.id })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'disable' && <DisableDialog person={person} onDone={onClose} onClose={() => setOpen(undefined)} />}
    </section>
  )
}
