import { useTranslation } from 'react-i18next'
import { TextField } from '@wadah/ui/text-field'

/** What an office is called, as it is typed. */
export interface TypedNames {
  name: string
  shortName: string
  aliases: string
}

/** The names as the server takes them. */
export function namesOf({ name, shortName, aliases }: TypedNames): { name: string; shortName: string; aliases: string[] } {
  return {
    name: name.trim(),
    shortName: shortName.trim(),
    aliases: aliases
      .split(',')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
  }
}

/** Tells whether there is enough to be called by. */
export function areNamesWhole({ name, shortName }: TypedNames): boolean {
  return name.trim().length >= 3 && shortName.trim().length >= 2
}

/** The fields of an office's names. */
export function NameFields({ names, onChange }: { names: TypedNames; onChange(names: TypedNames): void }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('offices.name')}
        hint={t('offices.nameHint')}
        value={names.name}
        onChange={(name) => onChange({ ...names, name })}
        maxLength={120}
      />
      <TextField
        label={t('offices.short')}
        hint={t('offices.shortHint')}
        value={names.shortName}
        onChange={(shortName) => onChange({ ...names, shortName })}
        maxLength={40}
      />
      <TextField
        label={t('offices.alias')}
        hint={t('offices.aliasHint')}
        value={names.aliases}
        onChange={(aliases) => onChange({ ...names, aliases })}
        maxLength={400}
      />
    </>
  )
}
