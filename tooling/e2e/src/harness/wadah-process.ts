import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '@wadah/services/free-port'
import { until } from './until.ts'

export const root = join(import.meta.dirname, '..', '..', '..', '..')

/** Options of {@link startWadah}. */
export interface WadahOptions {
  dataDir: string
  /** Fixed so that an open page finds the server again after a restart. */
  port?: number
  databaseUrl?: string
  args?: string[]
  /** Over the environment of the tests. */
  env?: NodeJS.ProcessEnv
}

/** A real server process, as `npm start` runs it after building. */
export interface WadahProcess {
  url: string
  port: number
  output(): string
  /** Kills without warning, as a power cut does to a process. */
  kill9(): Promise<void>
  stop(): Promise<void>
}

/** Starts the built product and waits until it says it is ready. */
export async function startWadah(options: WadahOptions): Promise<WadahProcess> {
  const port = options.port ?? (await freePort())
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    WADAH_DATA_DIR: options.dataDir,
    NODE_ENV: 'production',
    ...options.env,
  }
  delete env.DATABASE_URL
  if (options.databaseUrl) env.DATABASE_URL = options.databaseUrl
  const child = spawn(process.execPath, ['apps/server/src/main.ts', ...(options.args ?? [])], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = `http://localhost:${port}`
  try {
    await until(
      'the server to be ready',
      async () => {
        if (child.exitCode !== null) throw new Error('it ended')
        return (await fetch(`${url}/readyz`)).ok
      },
      90_000,
    )
  } catch (cause) {
    child.kill('SIGKILL')
    throw new Error(`The server did not become ready.\n${output}`, { cause })
  }
  return { url, port, output: () => output, kill9: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}
