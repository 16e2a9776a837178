import { expect, test } from 'vitest'
import { CodedError, isCodedError, toCodedError } from './coded-error.ts'

test('an error made by another copy of the class is recognised', () => {
  const foreign = Object.assign(new Error('no'), { name: 'CodedError', code: 'forbidden', details: {} })

  expect(isCodedError(foreign)).toBe(true)
})

test('an unknown throwable is wrapped once and keeps its cause', () => {
  const cause = new TypeError('broken')

  const wrapped = toCodedError(cause)

  expect(wrapped).toMatchObject({ code: 'internal', message: 'broken', cause })
  expect(toCodedError(wrapped)).toBe(wrapped)
})

test('an error with a code outside the list is not a coded error', () => {
  expect(isCodedError(Object.assign(new Error('x'), { name: 'CodedError', code: 'made_up' }))).toBe(false)
  expect(new CodedError('not_found', 'gone').details).toEqual({})
})
