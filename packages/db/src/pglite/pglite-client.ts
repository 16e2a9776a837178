import { AsyncLocalStorage } from 'node:async_hooks'
import { CodedError } from '@wadah/errors'
import { isBackground } from '../priority.ts'
import { refuseInsideTransaction } from '../transaction-scope.ts'
import { startThread, type Request, type ThreadHandle } from './thread-handle.ts'
import type { ThreadResult } from './thread-messages.ts'
import { TurnQueue } from './turn-queue.ts'

/** Longest time for work nobody waits for: migrations, upkeep, dumps. */
const patientLimitMs = 15 * 60_000

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

interface Listener {
  callback(payload: string): void
  onGap: (() => void) | undefined
}

/** The embedded database behind one connection, in a thread that is started again when it had to be ended. */
export class PgliteClient implements PgliteStatements {
  private readonly options: PgliteClientOptions
  private readonly turns = new TurnQueue()
  private readonly listeners = new Map<string, Set<Listener>>()
  // A thread may be started again deep inside some request; what it tells later belongs to no request.
  private readonly outside = AsyncLocalStorage.snapshot()
  private thread: Promise<ThreadHandle> | undefined
  private limitMs: number
  private loadFrom: string | undefined
  private closing: Promise<void> | undefined
  private isClosed = false

  constructor(options: PgliteClientOptions) {
    this.options = options
    this.limitMs = options.statementTimeoutMs
    this.loadFrom = options.loadFrom
  }

  query(sql: string, params: unknown[] = [], options: { rowMode?: 'array' | 'object' } = {}): Promise<ThreadResult> {
    return this.inTurn(async (thread) => statementsOf(thread, this.limitMs).query(sql, params, options))
  }

  exec(sql: string): Promise<ThreadResult[]> {
    return this.inTurn(async (thread) => statementsOf(thread, this.limitMs).exec(sql))
  }

  /** Runs a transaction; nothing else reaches the one connection until it ends. A statement sent after that throws `storage_misuse`. */
  transaction<T>(work: (statements: PgliteStatements) => Promise<T>): Promise<T> {
    return this.inTurn(async (thread) => {
      const statements = statementsOf(thread, this.limitMs)
      const scope = { hasEnded: false, hasFailed: false, firstError: undefined as unknown }
      const guarded = async <TResult>(send: () => Promise<TResult>): Promise<TResult> => {
        if (scope.hasEnded) throw new CodedError('storage_misuse', 'A statement was sent to a transaction that has ended; await it inside.')
        return send().catch((error: unknown) => {
          if (!scope.hasFailed) Object.assign(scope, { hasFailed: true, firstError: error })
          throw error
        })
      }
      await statements.exec('BEGIN')
      try {
        const result = await work({
          query: (sql, params, options) => guarded(() => statements.query(sql, params, options)),
          exec: (sql) => guarded(() => statements.exec(sql)),
        })
        scope.hasEnded = true
        // COMMIT of a transaction that a statement broke, and whose error was swallowed, would quietly take everything back.
        if (scope.hasFailed)
          await statements.exec('SELECT 1').catch(() => {
            throw scope.firstError
          })
        await statements.exec('COMMIT')
        return result
      } catch (error) {
        scope.hasEnded = true
        await statements.exec('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  async listen(channel: string, callback: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>> {
    const known = this.listeners.get(channel)
    const ofChannel = known ?? new Set()
    const listener = { callback, onGap }
    ofChannel.add(listener)
    this.listeners.set(channel, ofChannel)
    if (!known) await this.inTurn((thread) => thread.send({ op: 'listen', channel }, this.limitMs))
    return async () => {
      ofChannel.delete(listener)
      if (ofChannel.size > 0 || this.closing) return
      this.listeners.delete(channel)
      await this.inTurn((thread) => thread.send({ op: 'unlisten', channel }, this.limitMs))
    }
  }

  /** Runs work whose statements may take minutes, such as migrations; everyone waits, so only before anyone is there. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    this.limitMs = patientLimitMs
    try {
      return await work()
    } finally {
      this.limitMs = this.options.statementTimeoutMs
    }
  }

  /** Runs a statement of upkeep, in a turn of its own. */
  async upkeep(sql: string): Promise<unknown[]> {
    const [result] = (await this.inTurn((thread) => thread.send({ op: 'exec', sql }, patientLimitMs))) as ThreadResult[]
    return result?.rows ?? []
  }

  /** The whole data folder as a tar, for clones in tests. */
  dump(): Promise<Uint8Array> {
    return this.inTurn((thread) => thread.send({ op: 'dump' } satisfies Request, patientLimitMs)) as Promise<Uint8Array>
  }

  /** Lets what was sent before finish, refuses what comes after. */
  close(): Promise<void> {
    refuseInsideTransaction(this)
    this.closing ??= this.turns.run(() => this.closeInTurn(), { inBackground: false })
    return this.closing
  }

  private async closeInTurn(): Promise<void> {
    this.isClosed = true
    this.turns.close()
    const thread = await this.thread?.catch(() => undefined)
    await thread?.send({ op: 'close' }, this.options.statementTimeoutMs).catch(() => undefined)
    await thread?.end()
  }

  private inTurn<T>(work: (thread: ThreadHandle) => Promise<T>): Promise<T> {
    refuseInsideTransaction(this)
    return this.turns.run(async () => work(await this.presentThread()), { inBackground: isBackground() })
  }

  /** The thread, started first or again when there is none. */
  presentThread(): Promise<ThreadHandle> {
    if (this.isClosed) return Promise.reject(new CodedError('storage_unavailable', 'The database is closed.'))
    this.thread ??= this.outside(() => this.startAgain())
    return this.thread
  }

  private async startAgain(): Promise<ThreadHandle> {
    const thread = await startThread({
      dataDir: this.options.dataDir,
      loadFrom: this.loadFrom,
      onNotification: (channel, payload) => {
        for (const { callback } of this.listeners.get(channel) ?? []) callback(payload)
      },
      onEnd: () => {
        this.thread = undefined
        if (!this.isClosed)
          this.options.log({ level: 'warn', message: 'The thread of the embedded database ended; the next statement starts it again.' })
      },
    })
    this.loadFrom = undefined
    try {
      for (const [channel, ofChannel] of this.listeners) {
        await thread.send({ op: 'listen', channel }, this.limitMs)
        for (const { onGap } of ofChannel) onGap?.()
      }
    } catch (error) {
      await thread.end()
      throw error
    }
    return thread
  }
}

function statementsOf(thread: ThreadHandle, limitMs: number): Required<PgliteStatements> {
  return {
    query: async (sql, params = [], options = {}) =>
      (await thread.send({ op: 'query', sql, params, rowMode: options.rowMode ?? 'object' }, limitMs)) as ThreadResult,
    exec: async (sql) => (await thread.send({ op: 'exec', sql }, limitMs)) as ThreadResult[],
  }
}

/** Opens the embedded database and waits until it answers. */
export async function openPgliteClient(options: PgliteClientOptions): Promise<PgliteClient> {
  const client = new PgliteClient(options)
  await client.presentThread()
  return client
}
