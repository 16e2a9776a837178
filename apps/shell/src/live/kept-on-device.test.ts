import { expect, test } from 'vitest'
import { keptTogether } from './kept-on-device.ts'

const day = 86_400_000
const [open, inside, secret] = (['public', 'internal', 'restricted'] as const).map((classification) => ({ classification }))

test('what is made of several feeds stays on a device as long as the strictest of them may', () => {
  if (!open || !inside || !secret) throw new RangeError('There are three classifications.')

  expect(keptTogether([open])).toBe(30 * day)
  expect(keptTogether([open, inside])).toBe(3 * day)
  expect(keptTogether([secret, open])).toBe(0)
  expect(keptTogether([])).toBe(0)
})
