import { expect, test } from 'vitest'
import { toCsv } from './to-csv.ts'

test('cells are quoted where they must be, and none is a formula', () => {
  expect(
    toCsv([
      ['a', 'b,"c"'],
      ['=1+1', 'x\ny'],
    ]),
  ).toBe('\uFEFFa,"b,""c"""\r\n\'=1+1,"x\ny"\r\n')
})
