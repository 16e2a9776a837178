import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchVerified } from './fetch-verified.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const fileOf = (text: string) => ({ url: `/files/${hashOf(text)}`, sha256: hashOf(text) })
/** What the server sends for each address in turn; the last again and again. */
function serve(...answers: (string | number | Error)[]) {
  const fetched = vi.fn<typeof fetch>(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer instanceof Error) throw answer
    return typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())

test('a file is fetched once, however often it is wanted', async () => {
  const fetched = serve('export default 1')
  const file = fileOf('export default 1')

  expect(await Promise.all([fetchVerified(file), fetchVerified(file)])).toEqual(['export default 1', 'export default 1'])
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a file of which one byte differs is refused, and tried again when it is wanted again', async () => {
  serve('export default 3', 'export default 2')
  const file = fileOf('export default 2')

  await expect(fetchVerified(file)).rejects.toMatchObject({ code: 'integrity_mismatch', details: { expected: file.sha256 } })
  expect(await fetchVerified(file)).toBe('export default 2')
})

test.each([
  ['a server that is gone', new TypeError('fetch failed')],
  ['a file that is not there', 404],
])('%s is being offline', async (_what, answer) => {
  serve(answer)

  await expect(fetchVerified(fileOf(String(answer)))).rejects.toMatchObject({ code: 'offline' })
})

test('a page on plain http, which has no subtle crypto, verifies all the same', async () => {
  vi.stubGlobal('crypto', {})
  serve('export default 4', 'export default 5')

  expect(await fetchVerified(fileOf('export default 4'))).toBe('export default 4')
  await expect(fetchVerified(fileOf('export default 6'))).rejects.toMatchObject({ code: 'integrity_mismatch' })
})
