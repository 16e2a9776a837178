import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiKeyGrant } from '@wadah/contracts/api-key'
import { Select } from '@wadah/ui/select'
import { Switch } from '@wadah/ui/switch'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import styles from './keys.module.css'

/** Rights as they are chosen; `some` waits while none or all uploads are. */
export interface TypedGrant {
  submit: boolean
  status: boolean
  uploads: 'none' | 'all' | 'some'
  some: readonly string[]
}

/** Nothing chosen yet. */
export const noRights: TypedGrant = { submit: false, status: false, uploads: 'none', some: [] }

/** The rights as the server takes them. */
export function grantOf({ submit, status, uploads, some }: TypedGrant): ApiKeyGrant {
  return { submit, status, intakes: uploads === 'all' ? 'all' : uploads === 'some' ? [...some] : [] }
}

/** Props of {@link GrantFields}. */
export interface GrantFieldsProps {
  /** Whose intakes there are to choose from. */
  opd: string | undefined
  grant: TypedGrant
  onChange(grant: TypedGrant): void
}

/** What an API key may do: send in, ask, and upload to all intakes or to some. */
export function GrantFields({ opd, grant, onChange }: GrantFieldsProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const intakes = useQuery({
    queryKey: ['api-key-intakes', opd],
    queryFn: () => api.keys.intakes.query({ opd: opd ?? '' }),
    enabled: opd !== undefined && grant.uploads === 'some',
  })
  const choose = (id: string, isOn: boolean): void =>
    onChange({ ...grant, some: isOn ? [...grant.some, id] : grant.some.filter((one) => one !== id) })
  return (
    <fieldset className={styles['grant']}>
      <legend>{t('keys.api.may')}</legend>
      {(['submit', 'status'] as const).map((right) => (
        <Switch key={right} selected={grant[right]} onChange={(isOn) => onChange({ ...grant, [right]: isOn })}>
          <span>
            <b>{t(`keys.api.may.${right}`)}</b>
            <small>{t(`keys.api.may.${right}.does`)}</small>
          </span>
        </Switch>
      ))}
      <Select
        label={t('keys.api.uploads')}
        options={(['none', 'all', 'some'] as const).map((value) => ({ value, label: t(`keys.api.uploads.${value}`) }))}
        value={grant.uploads}
        onChange={(uploads) => onChange({ ...grant, uploads })}
      />
      {grant.uploads === 'some' && opd === undefined && <p className={styles['quiet']}>{t('keys.api.opdFirst')}</p>}
      {grant.uploads === 'some' && intakes.data?.length === 0 && <p className={styles['quiet']}>{t('keys.api.noIntakes')}</p>}
      {grant.uploads === 'some' &&
        intakes.data?.map(({ id, title, plugin }) => (
          <Switch key={id} selected={grant.some.includes(id)} onChange={(isOn) => choose(id, isOn)}>
            <span>
              <b>{title[locale]}</b>
              <small>
                {plugin[locale]} · {id}
              </small>
            </span>
          </Switch>
        ))}
    </fieldset>
  )
}
