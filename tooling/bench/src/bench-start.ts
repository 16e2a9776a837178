import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '@wadah/services/free-port'
import { startBenchServer, waitUntilReady } from './bench-server.ts'
import { median } from './percentile.ts'
import { printTable } from './print-table.ts'
import { wordMs } from './wording.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const rounds = 3

/** From the command to the first answer, as a person waits for it: bootstrap, the look at what is built, the server. */
async function startByCommand(dataDir: string): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, ['tooling/bootstrap/boot.mjs', 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), WADAH_DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: 'ignore',
    // A group of its own: the command starts others, and all of them are to end.
    detached: true,
  })
  await waitUntilReady(`http://localhost:${port}`, child)
  const took = performance.now() - started
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid ?? 0), 'SIGTERM')
  await ended
  return took
}

/** Times the first start of an empty folder, later starts, and `npm start` when nothing has changed. */
export async function benchStart(dataDir: string): Promise<void> {
  const first = await startBenchServer(dataDir)
  await first.stop()
  const again: number[] = []
  const commands: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const server = await startBenchServer(dataDir)
    again.push(server.readyMs)
    await server.stop()
    commands.push(await startByCommand(dataDir))
  }
  printTable(
    'Start until /readyz answers; installed and built already',
    ['', 'ready after'],
    [
      ['cold: empty folder, city seeded, plugins published', wordMs(first.readyMs)],
      [`warm: the same folder again (median of ${rounds})`, wordMs(median(again))],
      [`warm: npm start with its checks (median of ${rounds})`, wordMs(median(commands))],
    ],
  )
}
