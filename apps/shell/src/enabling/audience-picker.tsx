import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '@wadah/contracts/curation'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { useAudiences, type Audiences } from './use-audience-words.ts'
import styles from './enabling.module.css'

const kinds = ['people', 'screens', 'boards', 'opds', 'roles'] as const
type Kind = (typeof kinds)[number]

/** Whom a release is for: any person, screen, board, OPD or role that is ticked. */
export function AudiencePicker({ audience, onChange }: { audience: Audience; onChange(audience: Audience): void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('people')
  const known = useAudiences()
  const chosen = (of: Kind): readonly string[] => audience[of] ?? []
  const toggle = (id: string): void => {
    const before = chosen(kind)
    onChange({ ...audience, [kind]: before.includes(id) ? before.filter((one) => one !== id) : [...before, id] })
  }
  const entries = entriesOf(known, kind, (role) => (role === 'screen' ? t('enabling.allScreens') : t(`role.${role}`)))
  return (
    <fieldset className={styles['audience']}>
      <legend>{t('enabling.forWhom')}</legend>
      <SegmentedControl
        label={t('enabling.audienceKind')}
        wide
        options={kinds.map((value) => ({
          value,
          label: chosen(value).length > 0 ? `${t(`enabling.kind.${value}`)} ${chosen(value).length}` : t(`enabling.kind.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <ul className={styles['ticks']}>
        {entries.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={chosen(kind).includes(id)} onChange={() => toggle(id)} /> {name}
            </label>
          </li>
        ))}
      </ul>
      {known && entries.length === 0 && <p className={styles['quiet']}>{t('enabling.noScreens')}</p>}
    </fieldset>
  )
}

function entriesOf(known: Audiences | undefined, kind: Kind, wordRole: (role: string) => string): { id: string; name: string }[] {
  if (known === undefined) return []
  return kind === 'roles' ? known.roles.map((role) => ({ id: role, name: wordRole(role) })) : known[kind]
}
