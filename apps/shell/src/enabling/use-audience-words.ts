import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Audience } from '@wadah/contracts/curation'
import type { Locale } from '@wadah/contracts/texts'
import { api, type ApiOutputs } from '../trpc.ts'

/** Whom a release can be enabled for. */
export type Audiences = ApiOutputs['enabling']['audiences']

/** Everybody and everything an audience can name. */
export function useAudiences(): Audiences | undefined {
  return useQuery({ queryKey: ['enabling', 'audiences'], queryFn: () => api.enabling.audiences.query() }).data
}

/** Says whom an audience names, in words. */
export function useAudienceWords(): (audience: Audience, locale: Locale) => string {
  const { t } = useTranslation()
  const known = useAudiences()
  const nameIn = (entries: readonly { id: string; name: string }[] | undefined, id: string): string =>
    entries?.find((entry) => entry.id === id)?.name ?? id
  return ({ people = [], screens = [], boards = [], opds = [], roles = [] }, locale) => {
    const names = [
      ...people.map((id) => nameIn(known?.people, id)),
      ...screens.map((id) => t('enabling.screen', { name: nameIn(known?.screens, id) })),
      ...boards.map((id) => t('enabling.board', { name: nameIn(known?.boards, id) })),
      ...opds.map((id) => nameIn(known?.opds, id)),
      ...roles.map((role) => (role === 'screen' ? t('enabling.allScreens') : t(`role.${role}`))),
    ]
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  }
}
