import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import * as z from 'zod'
import { localTokenHeader } from '../http/guard.ts'
import type { Foundation } from './foundation.ts'

const runningSchema = z.object({ url: z.string(), cert: z.string().optional() })
const name = 'running.json'

/** Notes in the data folder where the server listens, for commands on the machine; returns the way to take it back. */
export function announce({ folder, listening, config }: Foundation): () => void {
  writeFileSync(folder.file(name), JSON.stringify({ url: listening.url, cert: config.tls?.cert }), { mode: 0o600 })
  return () => rmSync(folder.file(name), { force: true })
}

function readNoted(dataDir: string): z.infer<typeof runningSchema> | undefined {
  const noted = join(dataDir, name)
  return existsSync(noted) ? runningSchema.parse(JSON.parse(readFileSync(noted, 'utf8'))) : undefined
}

/** Where the server that runs on a data folder listens, as far as it noted it. */
export function runningUrl(dataDir: string): string | undefined {
  return readNoted(dataDir)?.url
}

/** Asks the server that runs on a data folder; undefined when none answers there. */
export async function askRunningServer(dataDir: string, path: string, body?: unknown): Promise<Response | undefined> {
  const token = join(dataDir, 'local-token')
  const noted = readNoted(dataDir)
  if (noted === undefined || !existsSync(token)) return undefined
  const { url, cert } = noted
  const headers = { [localTokenHeader]: readFileSync(token, 'utf8').trim(), 'content-type': 'application/json' }
  try {
    return await post(new URL(path, url), { headers, cert, body: body === undefined ? undefined : JSON.stringify(body) })
  } catch {
    // A file left by a server that was killed.
    return undefined
  }
}

interface Posted {
  headers: Record<string, string>
  /** Path of the server's own certificate: it names the city's address and not this machine, so it is trusted as it is, and no other. */
  cert: string | undefined
  body: string | undefined
}

function post(url: URL, { headers, cert, body }: Posted): Promise<Response> {
  const trust = cert === undefined ? {} : { ca: readFileSync(cert), allowPartialTrustChain: true, checkServerIdentity: () => undefined }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, ...trust }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () => resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500 })))
    })
    call.once('error', reject)
    call.end(body)
  })
}
