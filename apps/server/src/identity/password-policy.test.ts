import { expect, test } from 'vitest'
import { judgePassword } from './password-policy.ts'

const owner = { email: 'budi.santoso@tasik.example', name: 'Budi Santoso, S.Kom.' }

test.each([
  ['pendek', 'short'],
  ['x'.repeat(201), 'long'],
  ['081234567890', 'digits'],
  ['327801 200586 0001', 'digits'],
  ['abcabcabcabc', 'repeated'],
  ['aaaaaaaaaaaa1', 'repeated'],
  ['qwertyuiopasdf', 'row'],
  ['lkjihgfedcba', 'row'],
  ['Password1234!', 'common'],
  ['p4ssw0rd!2026', 'common'],
  ['Bismillah2026', 'common'],
  ['Tasikmalaya2026!', 'common'],
  ['cintaindonesia', 'common'],
  ['Budi.Santoso99', 'own'],
  ['wadahtasik2026', 'own'],
])('%s is refused as %s', (password, fault) => {
  expect(judgePassword(password, owner)).toBe(fault)
})

test.each(['kata sandi panjang', 'kuda biru 48 terbang', 'Hj7#kQ92!vbTz', 'payung-Ungu-di-Dadaha'])('%s is taken as it is', (password) => {
  expect(judgePassword(password, owner)).toBeUndefined()
})
