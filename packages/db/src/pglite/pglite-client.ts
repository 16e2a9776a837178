import { Worker } from 'node:worker_threads'
import { CodedError } from '@wadah/errors'
import { isBackground } from '../priority.ts'
import type { ThreadError, ThreadRequest, ThreadResponse, ThreadResult } from './thread-messages.ts'

/** Options of {@link openPgliteClient}. */
export interface PgliteClientOptions {
  dataDir: string
  /** A dump to start from when the folder is empty. */
  loadFrom?: string | undefined
  /** A statement that runs longer is ended by ending the thread. Milliseconds. */
  statementTimeoutMs: number
  log: (event: { level: 'info' | 'warn' | 'error'; message: string }) => void
}

/** A statement source: the client itself, or one transaction of it. The part of PGlite's API that drizzle and pg-boss use. */
export interface PgliteStatements {
  query(sql: string, params?: unknown[], options?: { rowMode?: 'array' | 'object' }): Promise<ThreadResult>
  exec(sql: string): Promise<ThreadResult[]>
}

type Request = ThreadRequest extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

function asError(error: ThreadError): Error {
  return Object.assign(new Error(error.message), { code: error.code, constraint: error.constraint, detail: error.detail })
}

/** The thread and the statements under way in it. Replaced when a statement had to be ended by force. */
class PgliteThread {
  private readonly pending = new Map<number, Pending>()
  private nextId = 1
  readonly worker: Worker
  readonly ready: Promise<void>
  readonly onNotification: (channel: string, payload: string) => void

  constructor(options: PgliteClientOptions, onNotification: (channel: string, payload: string) => void) {
    this.onNotification = onNotification
    this.worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), {
      workerData: { dataDir: options.dataDir, loadFrom: options.loadFrom },
    })
    this.worker.setMaxListeners(0)
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (message: ThreadResponse) => {
        if (message.id === -2) resolve()
        else if (message.id === -3)
          reject(
            new CodedError(
              'storage_unavailable',
              `The embedded database could not be opened: ${'failed' in message ? message.failed : ''}`,
            ),
          )
        else this.receive(message)
      })
      this.worker.on('error', (thrown: unknown) => {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown))
        reject(error)
        this.failAll(error)
      })
      this.worker.on('exit', () => this.failAll(new CodedError('storage_unavailable', 'The embedded database’s thread ended.')))
    })
  }

  send(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.nextId++
      this.pending.set(id, { resolve, reject })
      this.worker.postMessage({ ...request, id })
    })
  }

  private receive(message: ThreadResponse): void {
    if (message.id === -1 && 'notification' in message)
      return this.onNotification(message.notification.channel, message.notification.payload)
    const waiting = this.pending.get(message.id)
    this.pending.delete(message.id)
    if (!waiting || !('ok' in message)) return
    if (message.ok) waiting.resolve(message.value)
    else waiting.reject(asError(message.error))
  }

  private failAll(error: Error): void {
    for (const waiting of this.pending.values()) waiting.reject(error)
    this.pending.clear()
  }
}

/** The embedded database behind one connection, in a thread of its own. */
export class PgliteClient implements PgliteStatements {
  private thread: PgliteThread
  private readonly options: PgliteClientOptions
  private readonly waiting: { people: (() => void)[]; background: (() => void)[] } = { people: [], background: [] }
  private readonly listeners = new Map<string, Set<(payload: string) => void>>()
  private busy = false
  private closed = false

  constructor(options: PgliteClientOptions) {
    this.options = options
    this.thread = this.startThread()
  }

  get ready(): Promise<void> {
    return this.thread.ready
  }

  query(sql: string, params: unknown[] = [], options: { rowMode?: 'array' | 'object' } = {}): Promise<ThreadResult> {
    return this.exclusively(() => this.send({ op: 'query', sql, params, rowMode: options.rowMode ?? 'object' })) as Promise<ThreadResult>
  }

  exec(sql: string): Promise<ThreadResult[]> {
    return this.exclusively(() => this.send({ op: 'exec', sql })) as Promise<ThreadResult[]>
  }

  /** Runs a transaction; nothing else reaches the one connection until it ends. */
  transaction<T>(work: (statements: PgliteStatements) => Promise<T>): Promise<T> {
    return this.exclusively(async () => {
      await this.send({ op: 'exec', sql: 'BEGIN' })
      try {
        const result = await work({
          query: (sql, params = [], options = {}) =>
            this.send({ op: 'query', sql, params, rowMode: options.rowMode ?? 'object' }) as Promise<ThreadResult>,
          exec: (sql) => this.send({ op: 'exec', sql }) as Promise<ThreadResult[]>,
        })
        await this.send({ op: 'exec', sql: 'COMMIT' })
        return result
      } catch (error) {
        await this.send({ op: 'exec', sql: 'ROLLBACK' }).catch(() => undefined)
        throw error
      }
    })
  }

  async listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>> {
    const known = this.listeners.get(channel)
    const callbacks = known ?? new Set()
    callbacks.add(callback)
    this.listeners.set(channel, callbacks)
    if (!known) await this.exclusively(() => this.send({ op: 'listen', channel }))
    return async () => {
      callbacks.delete(callback)
      if (callbacks.size > 0 || this.closed) return
      this.listeners.delete(channel)
      await this.exclusively(() => this.send({ op: 'unlisten', channel }))
    }
  }

  /** The whole data folder as a tar, for clones in tests. */
  dump(): Promise<Uint8Array> {
    return this.exclusively(() => this.send({ op: 'dump' })) as Promise<Uint8Array>
  }

  async close(): Promise<void> {
    if (this.closed) return
    await this.exclusively(async () => {
      this.closed = true
      await this.thread.send({ op: 'close' })
    })
    await this.thread.worker.terminate()
  }

  private startThread(): PgliteThread {
    return new PgliteThread(this.options, (channel, payload) => {
      for (const callback of this.listeners.get(channel) ?? []) callback(payload)
    })
  }

  /** Waits for its turn: people before background work, one statement or transaction at a time. */
  private async exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new CodedError('storage_unavailable', 'The database is closed.')
    if (this.busy) await new Promise<void>((resolve) => this.waiting[isBackground() ? 'background' : 'people'].push(resolve))
    this.busy = true
    try {
      return await work()
    } finally {
      const next = this.waiting.people.shift() ?? this.waiting.background.shift()
      if (next) next()
      else this.busy = false
    }
  }

  /** PGlite ignores `statement_timeout`; a statement over time is ended with its thread, and the folder is opened again. */
  private async send(request: Request): Promise<unknown> {
    await this.thread.ready
    const { thread } = this
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.restart().catch((error: unknown) =>
          this.options.log({ level: 'error', message: `The embedded database could not be opened again: ${String(error)}` }),
        )
        reject(
          Object.assign(new Error(`A statement ran longer than ${this.options.statementTimeoutMs} ms and was ended.`), { code: '57014' }),
        )
      }, this.options.statementTimeoutMs)
    })
    try {
      return await Promise.race([thread.send(request), tooLong])
    } finally {
      clearTimeout(timer)
    }
  }

  private async restart(): Promise<void> {
    this.options.log({ level: 'warn', message: 'A statement of the embedded database ran too long; its thread is started again.' })
    const old = this.thread
    await old.worker.terminate()
    this.thread = this.startThread()
    await this.thread.ready
    for (const channel of this.listeners.keys()) await this.thread.send({ op: 'listen', channel })
  }
}

/** Opens the embedded database and waits until it answers. */
export async function openPgliteClient(options: PgliteClientOptions): Promise<PgliteClient> {
  const client = new PgliteClient(options)
  await client.ready
  return client
}
