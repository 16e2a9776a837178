import { describe, expect, it } from 'vitest'
import { failureError } from './failure-error.ts'

const release = { hash: 'a'.repeat(64), code: '' }
const thrown = (code: string) => failureError({ code: 'adapter_threw', message: 'Not so.', claims: { code } }, release).code

describe('the failure of a guest', () => {
  it('keeps that a connection was never set up, so that a screen says so', () => {
    expect(thrown('config_invalid')).toBe('config_invalid')
  })

  it('is of the adapter when it claims what only the installation can know', () => {
    expect(thrown('internal')).toBe('adapter_threw')
  })
})
