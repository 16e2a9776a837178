import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from '../locales/en.json'
import id from '../locales/id.json'
import { lookStore } from '../look/look-store.ts'

await i18next.use(initReactI18next).init({
  lng: lookStore.getState().locale,
  fallbackLng: 'id',
  resources: { id: { translation: id }, en: { translation: en } },
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  keySeparator: false,
  nsSeparator: false,
  returnNull: false,
})

lookStore.subscribe(({ locale }) => {
  if (i18next.language !== locale) void i18next.changeLanguage(locale)
})
