import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublishingKey } from '@wadah/contracts/release'
import type { Role } from '@wadah/contracts/roles'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { readConfig } from '../config.ts'
import { startServer } from '../start/start-server.ts'

/** A real server on a folder of its own, and hands for a test. */
export interface TestServer {
  url: string
  folder: string
  said: string[]
  /** Signs in as a demo role; gives the cookie. */
  cookie(role: Role): Promise<string>
  key(opd: string): PublishingKey
  /** Sends a signed POST. */
  post(path: string, body: Uint8Array, options: { key: PublishingKey; headers?: Record<string, string> }): Promise<Response>
  query(path: string, input: unknown, cookie: string): Promise<unknown>
  mutate(path: string, input: unknown, cookie: string): Promise<unknown>
  /** Stops and starts again on the same folder; with variables that differ from the first start's. */
  restart(changed?: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

const users = [
  { plays: 'mayor', name: 'Wali Kota', email: 'mayor@uji.example', roles: ['mayor'] },
  { plays: 'staff', name: 'Staf', email: 'staff@uji.example', roles: ['staff'] },
  { plays: 'officer', name: 'Petugas', email: 'officer@uji.example', roles: ['officer'], opd: 'dinkes' },
  { plays: 'publisher', name: 'Pengembang', email: 'publisher@uji.example', roles: ['publisher'], opd: 'dinkes' },
  { plays: 'curator', name: 'Kurator', email: 'curator@uji.example', roles: ['curator'], opd: 'kominfo' },
  { plays: 'auditor', name: 'Auditor', email: 'auditor@uji.example', roles: ['auditor'], opd: 'inspektorat' },
  { plays: 'screen', name: 'Layar ruang rapat', email: 'layar@uji.example', roles: ['screen'] },
  { plays: 'operator', name: 'Operator', email: 'operator@uji.example', roles: ['operator'], opd: 'kominfo' },
]
const boards = [{ id: 'wali-kota', title: 'Wali Kota', viewers: ['staff'], editors: ['mayor'], placements: [] }]

/** What a test server starts with besides its users. */
export interface TestSeed {
  /** Files of the demo's data folder by name; JSON unless they are text. */
  files?: Record<string, unknown>
  pluginsFolder?: string
}

/** Starts a demo server without plugins, sources or city boards. */
export async function startTestServer(environment: Record<string, string> = {}, seed: TestSeed = {}): Promise<TestServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'wadah-server-'))
  const dataFolder = join(scratch, 'seed')
  mkdirSync(dataFolder)
  for (const [name, content] of Object.entries({ 'users.json': users, 'boards.json': boards, ...seed.files })) {
    writeFileSync(join(dataFolder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const pluginsFolder = seed.pluginsFolder ?? join(scratch, 'plugins')
  const folder = join(scratch, 'data')
  const first = { PORT: '0', WADAH_DATA_DIR: folder, WADAH_WORKERS: '1', WADAH_LOG: 'error', ...environment }
  const said: string[] = []
  const start = (changed = {}) =>
    startServer(readConfig({ ...first, ...changed }, []), {
      say: (line) => said.push(line),
      isTerminal: true,
      demoSeed: { dataFolder, pluginsFolder, simulator: false },
    })
  let running = await start()

  async function trpc(path: string, cookie: string, request: { search?: string; init?: RequestInit }): Promise<unknown> {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = (await (await fetch(`${running.url}/trpc/${path}${request.search ?? ''}`, { ...request.init, headers })).json()) as {
      result?: { data: unknown }
      error?: { data: { wadah: { code: string; details: unknown } } }
    }
    if (answer.error !== undefined) throw Object.assign(new Error(JSON.stringify(answer.error)), answer.error.data.wadah)
    return answer.result?.data
  }

  const server: TestServer = {
    url: running.url,
    folder,
    said,
    async cookie(role) {
      const answer = await fetch(`${running.url}/demo/sign-in?as=${role}`, { redirect: 'manual' })
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ')
    },
    key: (opd) => JSON.parse(readFileSync(join(folder, 'keys', `${opd}.json`), 'utf8')) as PublishingKey,
    post(path, body, { key, headers }) {
      const authorization = signRequest({ method: 'POST', path, body }, key, Date.now())
      return fetch(`${running.url}${path}`, { method: 'POST', body: new Uint8Array(body), headers: { ...headers, authorization } })
    },
    query: (path, input, cookie) =>
      trpc(path, cookie, { search: input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}` }),
    mutate: (path, input, cookie) => trpc(path, cookie, { init: { method: 'POST', body: JSON.stringify(input ?? {}) } }),
    async restart(changed) {
      await running.stop()
      running = await start(changed)
      server.url = running.url
    },
    async stop() {
      await running.stop()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
  return server
}

/** Asks again and again until the answer is truthy. */
export async function until<TAnswer>(
  what: string,
  ask: () => TAnswer | Promise<TAnswer>,
  timeoutMs = 15_000,
): Promise<NonNullable<TAnswer>> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
