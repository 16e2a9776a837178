import type { TFunction } from 'i18next'
import { addRoomTexts } from '../texts/room-texts.ts'
import en from './locales/en.json'
import id from './locales/id.json'

addRoomTexts(id, en)

/** Says what happened to a release: the same words wherever its timeline is shown. */
export function wordEvent(t: TFunction, kind: string): string {
  return t(`timeline.event.${kind}`, { defaultValue: kind })
}
