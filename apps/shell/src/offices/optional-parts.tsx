import { useTranslation } from 'react-i18next'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import type { api } from '../trpc.ts'
import styles from './offices.module.css'

/** What may come with a new office, as it is typed; absent: it may wait. */
export interface TypedParts {
  key?: { label: string; publicKey: string }
  connection?: { name: string; baseUrl: string; token: string }
  officer?: { name: string; email: string }
}

type Given = Pick<Parameters<typeof api.offices.add.mutate>[0], 'key' | 'connection' | 'officer'>

/** The parts as the server takes them. */
export function partsOf({ key, connection, officer }: TypedParts): Given {
  return {
    ...(key ? { key } : {}),
    ...(connection
      ? {
          connection: {
            name: connection.name.trim(),
            kind: 'http' as const,
            baseUrl: connection.baseUrl.trim(),
            ...(connection.token === '' ? {} : { auth: { kind: 'bearer' as const, token: connection.token } }),
          },
        }
      : {}),
    ...(officer ? { officer } : {}),
  }
}

/** Tells whether every part that was begun is filled. */
export function isPartWhole({ key, connection, officer }: TypedParts): boolean {
  return [key?.label, key?.publicKey, connection?.name, connection?.baseUrl, officer?.name, officer?.email].every(
    (value) => value === undefined || value.trim() !== '',
  )
}

/** Props of {@link OptionalParts}. */
export interface OptionalPartsProps {
  parts: TypedParts
  onChange(parts: TypedParts): void
  mayInvite: boolean
}

/** Key, first connection and first officer of a new office, each of which may wait. */
export function OptionalParts({ parts, onChange, mayInvite }: OptionalPartsProps) {
  const { t } = useTranslation()
  const { key, connection, officer } = parts
  const without = (part: keyof TypedParts): TypedParts => {
    const { [part]: _gone, ...rest } = parts
    return rest
  }
  return (
    <>
      <fieldset className={styles['part']}>
        <Switch
          selected={key !== undefined}
          onChange={(on) => onChange(on ? { ...parts, key: { label: '', publicKey: '' } } : without('key'))}
        >
          {t('offices.withKey')}
        </Switch>
        {key && (
          <>
            <TextField
              label={t('offices.keyLabel')}
              hint={t('offices.keyLabelHint')}
              value={key.label}
              onChange={(label) => onChange({ ...parts, key: { ...key, label } })}
              maxLength={120}
            />
            <TextField
              label={t('offices.key')}
              hint={t('offices.keyHint')}
              lines={4}
              value={key.publicKey}
              onChange={(publicKey) => onChange({ ...parts, key: { ...key, publicKey } })}
            />
          </>
        )}
      </fieldset>
      <fieldset className={styles['part']}>
        <Switch
          selected={connection !== undefined}
          onChange={(on) => onChange(on ? { ...parts, connection: { name: '', baseUrl: '', token: '' } } : without('connection'))}
        >
          {t('offices.withConnection')}
        </Switch>
        {connection && (
          <>
            <TextField
              label={t('offices.connection')}
              hint={t('offices.connectionHint')}
              value={connection.name}
              onChange={(name) => onChange({ ...parts, connection: { ...connection, name } })}
              maxLength={32}
              autoComplete="off"
            />
            <TextField
              label={t('offices.address')}
              hint={t('offices.addressHint')}
              value={connection.baseUrl}
              onChange={(baseUrl) => onChange({ ...parts, connection: { ...connection, baseUrl } })}
              maxLength={400}
              autoComplete="off"
            />
            <TextField
              label={t('offices.token')}
              hint={t('offices.tokenHint')}
              type="password"
              value={connection.token}
              onChange={(token) => onChange({ ...parts, connection: { ...connection, token } })}
              autoComplete="off"
            />
          </>
        )}
      </fieldset>
      {mayInvite && (
        <fieldset className={styles['part']}>
          <Switch
            selected={officer !== undefined}
            onChange={(on) => onChange(on ? { ...parts, officer: { name: '', email: '' } } : without('officer'))}
          >
            {t('offices.withOfficer')}
          </Switch>
          {officer && (
            <>
              <TextField
                label={t('offices.officer')}
                value={officer.name}
                onChange={(name) => onChange({ ...parts, officer: { ...officer, name } })}
                maxLength={80}
              />
              <TextField
                label={t('offices.email')}
                type="email"
                value={officer.email}
                onChange={(email) => onChange({ ...parts, officer: { ...officer, email } })}
                maxLength={200}
              />
            </>
          )}
        </fieldset>
      )}
      <p className={styles['quiet']}>{t('offices.later')}</p>
    </>
  )
}
