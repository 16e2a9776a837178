import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'

/** What a run of the command printed and how it ended. */
export interface Ran {
  code: number | null
  out: string
  error: string
}

/** Runs `wadah` as an author does, in a folder. */
export function wadah(cwd: string, ...args: string[]): Promise<Ran> {
  return wadahWith(undefined, cwd, ...args)
}

/** The same, in an environment of its own. */
export function wadahWith(environment: Record<string, string> | undefined, cwd: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'bin', 'wadah.js'), ...args], {
      cwd,
      ...(environment === undefined ? {} : { env: environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran: Ran = { code: null, out: '', error: '' }
    child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (ran.error += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...ran, code }))
  })
}

/** One request as it came. */
export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

/** A server on loopback that remembers what it got and answers what it is told. */
export interface ListeningServer extends AsyncDisposable {
  url: string
  received: Received[]
  answer: { status: number; body: string }
  /** What it answers next, one after the other; the last stays. */
  answerNext(answers: { status: number; body: string }[]): void
}

/** Starts a {@link ListeningServer}. */
export async function listeningServer(): Promise<ListeningServer> {
  const received: Received[] = []
  const state = { answer: { status: 500, body: '' } }
  const next: { status: number; body: string }[] = []
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
    state.answer = next.shift() ?? state.answer
    response.writeHead(state.answer.status, { 'content-type': 'application/json' }).end(state.answer.body)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    received,
    answerNext: (answers: { status: number; body: string }[]) => void next.push(...answers),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => http.close(() => resolve())),
  })
}
