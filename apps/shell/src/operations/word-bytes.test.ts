import { expect, test } from 'vitest'
import { wordBytes } from './word-bytes.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 KB'],
  [12_449_000, '12,4 MB'],
  [128_000_000_000, '128 GB'],
])('%i bytes are “%s”', (bytes, words) => {
  expect(wordBytes(bytes, 'id')).toBe(words)
})
