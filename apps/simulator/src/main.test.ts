import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

let running: ChildProcessWithoutNullStreams | undefined
afterEach(() => running?.kill('SIGKILL'))

async function start(): Promise<{ process: ChildProcessWithoutNullStreams; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env: { PORT: '0' }, stdio: 'pipe' })
  running = child
  for await (const line of createInterface({ input: child.stdout })) {
    const { ready, port } = JSON.parse(line) as { ready: boolean; port: number }
    if (ready) return { process: child, url: `http://127.0.0.1:${port}` }
  }
  throw new Error('The simulator ended before it was ready.')
}

const control = (url: string, source: string, mode: string) =>
  fetch(`${url}/_control`, { method: 'POST', body: JSON.stringify({ source, mode }) })

test('it says where it listens, lists its sources, and steers one without the others', async () => {
  const { url } = await start()

  await control(url, 'bnpb', 'gone')
  await control(url, 'pihps', 'fail')

  await expect(fetch(`${url}/bnpb/dibi/kejadian`)).rejects.toThrow('fetch failed')
  expect((await fetch(`${url}/pihps/ekspor.csv`)).status).toBe(500)
  expect((await fetch(`${url}/mpp/antrean`)).status).toBe(200)
  expect(await (await fetch(`${url}/_control`)).json()).toContainEqual({ source: 'bnpb', title: 'BNPB DIBI (banjir)', mode: 'gone' })
  expect((await control(url, 'bnpb', 'sideways')).status).toBe(404)
})

test('it ends with the process that holds its standard input', async () => {
  const { process: child } = await start()

  child.stdin.end()

  expect((await once(child, 'exit'))[0]).toBe(0)
})
