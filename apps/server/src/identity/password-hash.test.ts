import { hashPassword as formerHash } from 'better-auth/crypto'
import { expect, test } from 'vitest'
import { hashPassword, isPasswordOf } from './password-hash.ts'

const password = 'payung ungu di dadaha'

test('a hash names its cost, has a salt of its own and fits its password alone', async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)]

  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[0-9a-f]{32}\$[0-9a-f]{128}$/)
  expect(one).not.toBe(other)
  expect(await isPasswordOf(one, password)).toBe(true)
  expect(await isPasswordOf(one, `${password} `)).toBe(false)
  expect(await isPasswordOf(one, password.toUpperCase())).toBe(false)
})

test('a password that was hashed before costs were written down still opens', async () => {
  const hash = await formerHash(password)

  expect(await isPasswordOf(hash, password)).toBe(true)
  expect(await isPasswordOf(hash, 'salah salah salah')).toBe(false)
})

test.each(['', 'x', ':', 'a:b', 'scrypt$32768$8$3$00$00', 'scrypt$1073741824$8$3$00$00', 'bcrypt$1$1$1$00$00'])(
  'nothing is the password of %j',
  async (hash) => {
    expect(await isPasswordOf(hash, password)).toBe(false)
  },
)
