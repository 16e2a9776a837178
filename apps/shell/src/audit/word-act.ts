import { useTranslation } from 'react-i18next'

/** Says an act in words; one that has none yet goes by its name. */
export function useWordAct(): (action: string) => string {
  const { t, i18n } = useTranslation()
  return (action) => (i18n.exists(`audit.act.${action}`) ? t(`audit.act.${action}`) : action)
}
