import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import id from '../locales/id.json'
import { lookStore } from '../look/look-store.ts'

/** Indonesian is part of the shell; English comes with the first who reads it, and where it cannot be had it stays Indonesian. */
async function addEnglish(): Promise<void> {
  const loaded = await import('../locales/en.json').catch(() => undefined)
  if (loaded) i18next.addResourceBundle('en', 'translation', loaded.default, true)
}

await i18next.use(initReactI18next).init({
  lng: lookStore.getState().locale,
  fallbackLng: 'id',
  resources: { id: { translation: id } },
  interpolation: { escapeValue: false, prefix: '{', suffix: '}', defaultVariables: { itOffice: 'admin' } },
  keySeparator: false,
  nsSeparator: false,
  returnNull: false,
})

if (lookStore.getState().locale === 'en') await addEnglish()

lookStore.subscribe(({ locale }) => {
  if (i18next.language === locale) return
  void (locale === 'en' ? addEnglish() : Promise.resolve()).then(() => i18next.changeLanguage(locale))
})

/** Says which office people are sent to, in every text that speaks of `{itOffice}`. */
export function nameItOffice(shortName: string | undefined): void {
  const { interpolation } = i18next.options
  if (interpolation && shortName !== undefined) interpolation.defaultVariables = { itOffice: shortName }
}
