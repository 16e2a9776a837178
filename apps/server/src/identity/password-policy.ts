import { dictionary } from '@zxcvbn-ts/language-common'
import { CodedError } from '@wadah/errors'
import { commonIndonesian } from './common-indonesian.ts'

/** Shortest password. */
export const shortestPassword = 12
/** Longest password: hashing a book would keep the server busy. */
export const longestPassword = 200

/** Why a password is refused. */
export type PasswordFault = 'short' | 'long' | 'digits' | 'repeated' | 'row' | 'common' | 'own'

/** What an attacker knows of a person before the first guess. */
export interface PasswordOwner {
  email: string
  name: string
}

const common = new Set([...dictionary['passwords-common'], ...commonIndonesian])
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgb',
]
const known = ['wadah', 'tasikmalaya', 'tasik', 'kominfo', 'diskominfo', 'password', 'katasandi', 'sandi']
const disguises: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
/** Beyond so much else around a common word, it is no longer the common word. Characters. */
const mostAround = 8
/** What must be left when everything known about a person is taken out. Characters. */
const leastOfItsOwn = 6

const messages: Record<PasswordFault, string> = {
  short: `A password has at least ${shortestPassword} characters.`,
  long: `A password has at most ${longestPassword} characters.`,
  digits: 'Digits alone are guessed soon: they are often a date, a phone number or a NIK.',
  repeated: 'The same few characters over and over are guessed soon.',
  row: 'A row of keys or letters is among the first that is guessed.',
  common: 'This password, or the word it is made of, is among those that are guessed first.',
  own: 'Your name, e-mail or the name of the city makes up nearly the whole password.',
}

/** Tells what is wrong with a password; undefined when nothing is. */
export function judgePassword(password: string, owner: PasswordOwner): PasswordFault | undefined {
  const characters = [...password].length
  if (characters < shortestPassword) return 'short'
  if (characters > longestPassword) return 'long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (/^[\d\s.+-]+$/.test(plain)) return 'digits'
  if (/^(.{1,6})\1+.{0,2}$/su.test(plain) || new Set(plain).size < 5) return 'repeated'
  if (isRow(plain)) return 'row'
  if (isCommon(plain)) return 'common'
  return isOwn(plain, owner) ? 'own' : undefined
}

/** Throws `weak_password` with the reason in `details`. */
export function requireGoodPassword(password: string, owner: PasswordOwner): void {
  const fault = judgePassword(password, owner)
  if (fault !== undefined)
    throw new CodedError('weak_password', messages[fault], { details: { reason: fault, shortest: shortestPassword } })
}

function isRow(plain: string): boolean {
  return rows.some((row) => {
    const endless = row.repeat(3)
    return endless.includes(plain) || [...endless].toReversed().join('').includes(plain)
  })
}

function isCommon(plain: string): boolean {
  const undisguised = [...plain].map((character) => disguises[character] ?? character).join('')
  return [plain, undisguised].some((word) => {
    const core = word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const joined = core.replaceAll(/[^\p{L}\p{N}]/gu, '')
    const isCore = core.length >= 4 && plain.length - core.length <= mostAround && (common.has(core) || common.has(joined))
    return common.has(word) || isCore
  })
}

function isOwn(plain: string, { email, name }: PasswordOwner): boolean {
  const words = [...email.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...name.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...known]
  let left = plain
  for (const word of words.filter((one) => one.length >= 4).toSorted((a, b) => b.length - a.length)) left = left.replaceAll(word, '')
  return left !== plain && left.replaceAll(/[^\p{L}\p{N}]/gu, '').length < leastOfItsOwn
}
