import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@wadah/services/free-port'
import { until } from '../harness/until.ts'
import { root } from '../harness/wadah-process.ts'

interface Started {
  npm: ChildProcess
  url: string
  output(): string
  exited: Promise<number | null>
}

describe('npm start under a process manager', { timeout: 120_000 }, () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wadah-stopping-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  async function start(): Promise<Started> {
    const env = { ...process.env, PORT: String(await freePort()), WADAH_DATA_DIR: dataDir, DATABASE_URL: '' }
    const npm = spawn('npm', ['start', '--', '--real'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const exited = new Promise<number | null>((resolve) => npm.once('exit', resolve))
    const url = await until('the server to be ready', () => /Ready in [\d.]+ s: (\S+)/.exec(output)?.[1], 90_000)
    return { npm, url, output: () => output, exited }
  }

  const answers = (url: string) =>
    fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  /** A server that stops cleanly takes back what it noted; one that is cut off does not. */
  const isNoted = () => existsSync(join(dataDir, 'running.json'))

  test('SIGTERM to npm stops the server cleanly, and npm waits for it', async () => {
    const { npm, url, output, exited } = await start()
    expect([await answers(url), isNoted()]).toEqual([true, true])

    npm.kill('SIGTERM')

    expect(await exited, output()).toBe(0)
    expect([await answers(url), isNoted()]).toEqual([false, false])
    expect(output()).toContain('Stopping …')
  })

  test('npm that is killed leaves no server behind', async () => {
    const { npm, url, output } = await start()

    npm.kill('SIGKILL')

    await until('the server to be gone', async () => !(await answers(url)))
    expect(isNoted()).toBe(false)
    expect(output()).toContain('Stopping …')
  })
})
