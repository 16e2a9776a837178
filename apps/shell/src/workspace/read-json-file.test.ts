import { expect, test } from 'vitest'
import { readJsonFile } from './read-json-file.ts'

test('a file is read, also behind a byte order mark', async () => {
  expect(await readJsonFile(new Blob(['\uFEFF{"type":"FeatureCollection"}']))).toEqual({
    kind: 'json',
    value: { type: 'FeatureCollection' },
  })
})

test('what is no JSON, and what is too large, is told before it is sent', async () => {
  expect(await readJsonFile(new Blob(['PK\u0003\u0004']))).toEqual({ kind: 'notJson' })
  expect(await readJsonFile(new Blob([new Uint8Array(16_000_000)]))).toEqual({ kind: 'tooLarge', megabytes: 16 })
})
