import { expect, test } from 'vitest'
import { withoutValues } from './without-values.ts'

test('a failed statement is logged without what it was given, and with its stack', () => {
  const stack =
    'Error: Failed query: select * from "user" where "email" = $1\nparams: siti@uji.example,\n{"nik":"3278"}\n    at run (db.ts:1:2)'

  const logged = withoutValues({ level: 'error', details: { stack, reason: 'Failed query: x\nparams: 12,rahasia' } })

  expect(logged).toEqual({
    level: 'error',
    details: {
      stack: 'Error: Failed query: select * from "user" where "email" = $1\n    at run (db.ts:1:2)',
      reason: 'Failed query: x',
    },
  })
})
