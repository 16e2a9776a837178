import { useTranslation } from 'react-i18next'
import { roles as allRoles, type Role } from '@wadah/contracts/roles'
import { Select } from '@wadah/ui/select'
import { Switch } from '@wadah/ui/switch'
import styles from './people.module.css'
import type { PeopleData } from './people-page.tsx'

/** A role a person may have. */
export type PersonRole = Exclude<Role, 'screen'>
/** What a person may be, as it is typed. */
export interface Grant {
  roles: PersonRole[]
  opd: string | undefined
}

const none = 'none'
const opdRoles = new Set<Role>(['head', 'publisher', 'officer'])
const grantable = allRoles.filter((role): role is PersonRole => role !== 'screen')

/** Tells whether a grant can be kept: a role at least, and an OPD for the roles that belong to one. */
export function isWhole({ roles, opd }: Grant): boolean {
  return roles.length > 0 && (opd !== undefined || !roles.some((role) => opdRoles.has(role)))
}

/** Roles with what each may do, and the OPD. */
export function GrantFields({ grant, opds, onChange }: { grant: Grant; opds: PeopleData['opds']; onChange(grant: Grant): void }) {
  const { t } = useTranslation()
  const turn = (role: PersonRole, isOn: boolean): void =>
    onChange({ ...grant, roles: grantable.filter((one) => (one === role ? isOn : grant.roles.includes(one))) })
  const needsOpd = grant.roles.some((role) => opdRoles.has(role))
  return (
    <>
      <fieldset className={styles['roles']}>
        <legend>{t('people.roles')}</legend>
        {grantable.map((role) => (
          <Switch key={role} selected={grant.roles.includes(role)} onChange={(isOn) => turn(role, isOn)}>
            <span>
              <b>{t(`role.${role}`)}</b>
              <small>{t(`role.${role}.does`)}</small>
            </span>
          </Switch>
        ))}
      </fieldset>
      <Select
        label={t('people.opd')}
        options={[{ value: none, label: t('people.opdNone') }, ...opds.map(({ id, name }) => ({ value: id, label: name }))]}
        value={grant.opd ?? none}
        onChange={(opd) => onChange({ ...grant, opd: opd === none ? undefined : opd })}
      />
      {needsOpd && grant.opd === undefined && <p className={styles['quiet']}>{t('people.opdNeeded')}</p>}
    </>
  )
}
