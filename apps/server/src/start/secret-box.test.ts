import { expect, test } from 'vitest'
import { createSecretBox } from './secret-box.ts'

test('what is sealed is opened with the same secret and with no other', () => {
  const sealed = createSecretBox('a'.repeat(32)).seal({ kind: 'bearer', token: 'rahasia' })

  expect(createSecretBox('a'.repeat(32)).open(sealed)).toEqual({ kind: 'bearer', token: 'rahasia' })
  expect(() => createSecretBox('b'.repeat(32)).open(sealed)).toThrow(expect.objectContaining({ code: 'secret_missing' }))
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('rahasia')
})

test('an altered byte is noticed', () => {
  const box = createSecretBox('a'.repeat(32))
  const sealed = box.seal('x')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1

  expect(() => box.open(sealed)).toThrow(expect.objectContaining({ code: 'secret_missing' }))
})
