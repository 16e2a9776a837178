import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { EmptyState } from '@wadah/ui/empty-state'
import { SearchField } from '@wadah/ui/search-field'
import { ToastRegion } from '@wadah/ui/toast'
import { DeputyList } from '../account/deputy-list.tsx'
import { toasts } from '../look/toasts.ts'
import { RoomPage } from '../room/room-page.tsx'
import { useSession } from '../session/session.tsx'
import '../session/session-texts.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx'
import { PersonPanel } from './person-panel.tsx'
import { PersonRow } from './person-row.tsx'
import styles from './people.module.css'
import './texts.ts'

/** Everything the server says about people to those who administrate them. */
export type PeopleData = ApiOutputs['people']['list']
/** A person as an administrator sees them. */
export type Person = PeopleData['people'][number]

/** Who may sign in, as what, and how well their accounts are kept. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['people'], queryFn: () => api.people.list.query(), refetchInterval: 30_000 })
  const { caller } = useSession()
  const [isInviting, setInviting] = useState(false)
  const mayAdminister = caller.roles.some((role) => role === 'operator' || role === 'curator')
  return (
    <>
      <RoomPage
        title={t('people.title')}
        lead={t('people.lead')}
        action={
          data &&
          mayAdminister && (
            <Button kind="primary" onPress={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          )
        }
      >
        {data && <People data={data} mayAdminister={mayAdminister} isInviting={isInviting} onInvited={() => setInviting(false)} />}
        {error !== null && data === undefined && <EmptyState title={t('people.none')} text={t('people.noneText')} />}
      </RoomPage>
      <ToastRegion queue={toasts} label={t('people.news')} closeLabel={t('close')} />
    </>
  )
}

interface PeopleProps {
  data: PeopleData
  mayAdminister: boolean
  isInviting: boolean
  onInvited: () => void
}

function People({ data, mayAdminister, isInviting, onInvited }: PeopleProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string>()
  const [link, setLink] = useState<OneTimeLink>()
  const opdName = (opd: string | undefined): string | undefined => data.opds.find(({ id: one }) => one === opd)?.name ?? opd
  const found = data.people.filter(({ name, email, opd, roles }) =>
    [name, email, opdName(opd), ...roles.map((role) => t(`role.${role}`))].join(' ').toLowerCase().includes(search.trim().toLowerCase()),
  )
  const open = data.people.find((person) => person.id === openId)
  return (
    <>
      <Summary people={data.people} />
      <SearchField label={t('people.search')} clearLabel={t('gallery.clear')} value={search} onChange={setSearch} />
      <ul className={styles['people']} aria-label={t('people.title')}>
        {found.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            opdName={opdName(person.opd)}
            mayAdminister={mayAdminister}
            onOpen={() => setOpenId(person.id)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles['quiet']}>{t('people.notFound')}</p>}
      <section className={styles['deputies']} aria-label={t('account.deputies')}>
        <h2>{t('account.deputies')}</h2>
        {data.deputies.length === 0 ? (
          <p className={styles['quiet']}>{t('people.deputiesNone')}</p>
        ) : (
          <DeputyList deputies={data.deputies} self={caller.userId} mayEnd={mayAdminister} />
        )}
      </section>
      {isInviting && <InviteDialog opds={data.opds} onInvited={setLink} onClose={onInvited} />}
      {open && (
        <PersonPanel
          key={open.id}
          person={open}
          opds={data.opds}
          mayAdminister={mayAdminister && open.id !== caller.userId}
          isSelf={open.id === caller.userId}
          onLink={setLink}
          onClose={() => setOpenId(undefined)}
        />
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </>
  )
}

/** What is worth a look before anybody is opened. */
function Summary({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation()
  const active = people.filter(({ disabledAt }) => disabledAt === undefined)
  const powerful = active.filter(({ roles }) => roles.some((role) => role === 'curator' || role === 'operator'))
  const bare = powerful.filter(({ hasSecondFactor, passkeys }) => !hasSecondFactor && passkeys === 0)
  return (
    <p className={styles['summary']}>
      {t('people.counts', { active: active.length, invited: active.filter(({ link }) => link?.purpose === 'invitation').length })}{' '}
      {bare.length > 0 && <b>{t('people.bare', { count: bare.length, all: powerful.length })}</b>}
    </p>
  )
}
