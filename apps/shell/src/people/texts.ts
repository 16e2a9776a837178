import accountEn from '../account/locales/en.json'
import accountId from '../account/locales/id.json'
import { addRoomTexts } from '../texts/room-texts.ts'
import en from './locales/en.json'
import id from './locales/id.json'

addRoomTexts({ ...accountId, ...id }, { ...accountEn, ...en })
