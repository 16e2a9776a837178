import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { localTokenHeader } from '../http/guard.ts'
import type { Foundation } from './foundation.ts'

const runningSchema = z.object({ url: z.string() })
const name = 'running.json'

/** Notes in the data folder where the server listens, for commands on the machine; returns the way to take it back. */
export function announce({ folder, listening }: Foundation): () => void {
  writeFileSync(folder.file(name), JSON.stringify({ url: listening.url }), { mode: 0o600 })
  return () => rmSync(folder.file(name), { force: true })
}

/** Asks the server that runs on a data folder; undefined when none answers there. */
export async function askRunningServer(dataDir: string, path: string, body?: unknown): Promise<Response | undefined> {
  const [noted, token] = [join(dataDir, name), join(dataDir, 'local-token')]
  if (!existsSync(noted) || !existsSync(token)) return undefined
  const { url } = runningSchema.parse(JSON.parse(readFileSync(noted, 'utf8')))
  const headers = { [localTokenHeader]: readFileSync(token, 'utf8').trim(), 'content-type': 'application/json' }
  try {
    return await fetch(`${url}${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  } catch {
    // A file left by a server that was killed.
    return undefined
  }
}
