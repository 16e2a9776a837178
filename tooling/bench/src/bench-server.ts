import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BoardOperation } from '@wadah/contracts/board'
import { parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { findEnablement, setEnablement } from '@wadah/db/enablement'
import { openDatabase } from '@wadah/db/open'
import { freePort } from '@wadah/services/free-port'

/** All clients of the bench come from one machine and share a session. */
const manyClients = { WADAH_LIVE_PER_SESSION: '5000', WADAH_LIVE_PER_ADDRESS: '5000' }

const root = join(import.meta.dirname, '..', '..', '..')

/** A real server under measurement. */
export interface BenchServer {
  url: string
  port: number
  pid: number
  dataDir: string
  /** Milliseconds from the start of the process to its readiness. */
  readyMs: number
  stop(): Promise<void>
}

/** Starts the server as `npm start` does after building, and times it. */
export async function startBenchServer(dataDir: string, port?: number): Promise<BenchServer> {
  const chosen = port ?? (await freePort())
  const started = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(chosen), WADAH_DATA_DIR: dataDir, NODE_ENV: 'production', DATABASE_URL: '', ...manyClients },
    stdio: 'ignore',
  })
  const url = `http://localhost:${chosen}`
  await waitUntilReady(url, child)
  return {
    url,
    port: chosen,
    pid: child.pid ?? 0,
    dataDir,
    readyMs: performance.now() - started,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Waits until a server answers that it is ready. Throws when its process ends before. */
export async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A new data folder, and the way to throw it away. */
export async function newDataDir(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'wadah-bench-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Signs in as a role of the demo; returns the cookie. */
export async function signIn(url: string, role: string): Promise<string> {
  const answer = await fetch(`${url}/demo/sign-in?as=${role}`, { redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Calls a mutation as the OPD whose key signs it. */
async function signedMutation(server: BenchServer, procedure: string, input: unknown): Promise<void> {
  const key = parsePublishingKey(await readFile(join(server.dataDir, 'keys', 'kominfo.json'), 'utf8'), 'kominfo')
  const body = Buffer.from(JSON.stringify(input))
  const path = `/trpc/${procedure}`
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: signRequest({ method: 'POST', path, body }, key, Date.now()) },
  })
  if (!answer.ok) throw new Error(`${procedure}: ${await answer.text()}`)
}

/** Points the bench's connection at its source and publishes a packed plugin. */
export async function publishForBench(server: BenchServer, tarball: Buffer, sourceUrl: string): Promise<void> {
  const key = parsePublishingKey(await readFile(join(server.dataDir, 'keys', 'kominfo.json'), 'utf8'), 'kominfo')
  await signedMutation(server, 'connections.save', { name: 'ukur', kind: 'http', baseUrl: sourceUrl })
  const body = await sealRelease(tarball, key)
  const authorization = signRequest({ method: 'POST', path: '/publish', body }, key, Date.now())
  const answer = await fetch(`${server.url}/publish`, { method: 'POST', body: new Uint8Array(body), headers: { authorization } })
  const text = await answer.text()
  // Sections of the bench share one folder; what an earlier one published is still there.
  if (!answer.ok && !text.includes('version_exists')) throw new Error(`publish: ${text}`)
}

/** Replaces the mayor's board. */
export async function layOut(server: BenchServer, operations: BoardOperation[]): Promise<void> {
  const cookie = await signIn(server.url, 'mayor')
  const read = await fetch(`${server.url}/trpc/boards.get?input=${encodeURIComponent(JSON.stringify({ id: 'wali-kota' }))}`, {
    headers: { cookie },
  })
  const { result } = (await read.json()) as { result: { data: { revision: number } } }
  const answer = await fetch(`${server.url}/trpc/boards.applyOperations`, {
    method: 'POST',
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'wali-kota', revision: result.data.revision, operations }),
  })
  if (!answer.ok) throw new Error(`boards.applyOperations: ${await answer.text()}`)
}

/** Grants a tier to a plugin while the server is stopped; there is no screen for it yet. */
export async function grantTier(dataDir: string, plugin: string, tier: 'sandboxed' | 'trusted'): Promise<void> {
  const database = await openDatabase({ dataDir })
  const found = await findEnablement(database, plugin)
  if (found) {
    const { releaseRow: _releaseRow, ...row } = found
    await setEnablement(database, { ...row, tier, changedAt: new Date() })
  }
  await database.close()
}
