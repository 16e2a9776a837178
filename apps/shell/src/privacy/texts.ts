import { addRoomTexts } from '../texts/room-texts.ts'
import en from './locales/en.json'
import id from './locales/id.json'

addRoomTexts(id, en)
