import i18next from 'i18next'

/** Adds the texts of a workroom, which come with its code and not with the first load. Called where the room's page module begins. */
export function addRoomTexts(id: Record<string, string>, en: Record<string, string>): void {
  i18next.addResourceBundle('id', 'translation', id, true)
  i18next.addResourceBundle('en', 'translation', en, true)
}
