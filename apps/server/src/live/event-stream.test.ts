import { expect, test } from 'vitest'
import { createApp } from '../http/app.ts'
import { stubDeps } from '../testing/stub-deps.ts'
import { until } from '../testing/start-test-server.ts'

test('a session holds only so many event streams; the next is refused with when to come again, until one is closed', async () => {
  const app = createApp(stubDeps())
  const open = () => app.request('http://localhost/live/sse', { headers: { cookie: 'mayor', host: 'localhost' } })
  const [first, second] = [await open(), await open()]

  const refused = await open()

  expect([first.status, second.status, refused.status]).toEqual([200, 200, 429])
  expect(refused.headers.get('retry-after')).toBe('30')
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' })
  await first.body?.cancel()
  const later = await until('room', async () => {
    const answer = await open()
    return answer.status === 200 ? answer : undefined
  })
  await Promise.all([second.body?.cancel(), later.body?.cancel()])
})
