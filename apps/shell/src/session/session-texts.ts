import { addRoomTexts } from '../texts/room-texts.ts'
import en from './locales/en.json'
import id from './locales/id.json'

// Texts of signing in and of proving who one is, which most people need once a day: they come with whoever needs them.
addRoomTexts(id, en)
