import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { askAs } from './send-as.ts'
import type { SignIn } from './sign-in.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(302, { location: '/lain' }).end()
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test.each<SignIn>([
  { kind: 'publishing-key', key: generatePublishingKey('dinkes') },
  { kind: 'api-key', apiKey: 'wadah_rahasia' },
])('what is sent to one address by its $kind is not carried to another', async (signIn) => {
  asked.length = 0
  await expect(askAs({ server: url, path: '/publish' }, signIn)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('sends on to /lain'),
  })
  expect(asked).toEqual(['/publish'])
})
