import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import * as z from 'zod'
import type { DemoMode, DemoSource } from '@wadah/api/services'
import { CodedError } from '@wadah/errors'

const readySchema = z.object({ ready: z.literal(true), port: z.int() })
const sourcesSchema = z.array(
  z.object({ source: z.string(), title: z.string().optional(), mode: z.enum(['normal', 'slow', 'html', 'freeze', 'gone']) }),
)

/** The stand-ins of the city's systems, in a process of their own. */
export interface SimulatorProcess {
  url: string
  sources(): Promise<DemoSource[]>
  control(source: string, mode: DemoMode): Promise<void>
  stop(): Promise<void>
}

/** Where the simulator starts. */
export const simulatorEntry = join(import.meta.dirname, '..', '..', '..', 'simulator', 'src', 'main.ts')

/** Starts the simulator on a free port, or the one given so that connections survive a restart. */
export async function startSimulator(options: { port?: number; log(line: string): void }): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [simulatorEntry], {
    env: { PATH: '', PORT: String(options.port ?? 0) },
    // Its standard input closes when this process dies, however it dies: the sign for the simulator to end, too.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    options.log(line)
    if (complaints.push(line) > 20) complaints.shift()
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      options.log(`ended with ${code}`)
      reject(new CodedError('internal', `The simulator ended with ${code} before it was ready:\n${complaints.join('\n')}`))
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readReady(line)
      if (ready === undefined) options.log(line)
      else resolve(ready)
    })
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    async sources() {
      const answer = await fetch(`${url}/_control`)
      return sourcesSchema.parse(await answer.json()).map(({ source, title, mode }) => ({ source, title: title ?? source, mode }))
    },
    async control(source, mode) {
      const answer = await fetch(`${url}/_control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ source, mode }),
      })
      if (!answer.ok) throw new CodedError('not_found', `The simulator knows no source “${source}”.`)
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await gone
      clearTimeout(hard)
    },
  }
}

function readReady(line: string): number | undefined {
  try {
    return readySchema.safeParse(JSON.parse(line)).data?.port
  } catch {
    return undefined
  }
}
