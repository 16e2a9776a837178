import { createHash, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { generatePublishingKey, parsePublishingKey } from './publishing-key.ts'

test('a key is known by its public half', () => {
  const key = generatePublishingKey('dinkes')

  const der = createPublicKey(key.publicKey).export({ type: 'spki', format: 'der' })

  expect(key.keyId).toBe(createHash('sha256').update(der).digest('hex').slice(0, 16))
  expect(parsePublishingKey(JSON.stringify(key), 'kunci.json')).toEqual(key)
})

test.each(['', '{}', 'PK', JSON.stringify({ ...generatePublishingKey('dinkes'), opd: '../etc' })])(
  'a file that is no key is refused with what to do: %s',
  (text) => {
    expect(() => parsePublishingKey(text, 'kunci.json')).toThrow(/kunci\.json: .*wadah keygen/)
  },
)
