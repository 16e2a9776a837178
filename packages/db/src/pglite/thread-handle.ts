import { Worker } from 'node:worker_threads'
import { CodedError } from '@wadah/errors'
import type { ThreadError, ThreadRequest, ThreadResponse } from './thread-messages.ts'

/** A request before it has its number. */
export type Request = ThreadRequest extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never

/** How a thread is started. */
export interface ThreadOptions {
  dataDir: string
  /** A dump to start from when the folder is empty. */
  loadFrom?: string | undefined
  onNotification(channel: string, payload: string): void
  /** The thread ended, for whatever reason; it answers nothing more. */
  onEnd(): void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The thread that owns PGlite, seen from outside. */
export interface ThreadHandle {
  /** Sends a request; rejects with SQLSTATE `57014` after `limitMs`, when the thread has been ended, since PGlite cannot be interrupted. */
  send(request: Request, limitMs: number): Promise<unknown>
  /** Ends it wherever it stands. What it acknowledged is kept. */
  end(): Promise<void>
}

/** Starts a thread and waits until its database answers. Throws `storage_unavailable`. */
export async function startThread(options: ThreadOptions): Promise<ThreadHandle> {
  const worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), {
    workerData: { dataDir: options.dataDir, loadFrom: options.loadFrom },
  })
  const pending = new Map<number, Pending>()
  let ended: Error | undefined
  let nextId = 1
  const fail = (error: Error): void => {
    ended ??= error
    for (const waiting of pending.values()) waiting.reject(ended)
    pending.clear()
  }
  const opened = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: ThreadResponse) => {
      if ('opened' in message) return resolve()
      if ('failed' in message) return reject(unavailable(`could not be opened: ${message.failed}`))
      if ('notification' in message) return options.onNotification(message.notification.channel, message.notification.payload)
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.ok) waiting?.resolve(message.value)
      else waiting?.reject(asError(message.error))
    })
    worker.on('error', (thrown: unknown) => fail(unavailable(`broke down: ${thrown instanceof Error ? thrown.message : String(thrown)}`)))
    worker.on('exit', () => {
      fail(unavailable('ended.'))
      reject(ended)
      options.onEnd()
    })
  })
  const handle: ThreadHandle = {
    send: (request, limitMs) => {
      if (ended) return Promise.reject(ended)
      const id = nextId++
      const answer = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }))
      worker.postMessage({ ...request, id })
      return within(limitMs, answer, () => {
        pending.delete(id)
        return handle.end()
      })
    },
    end: async () => void (await worker.terminate()),
  }
  await opened.catch(async (error: unknown) => {
    await handle.end()
    throw error
  })
  return handle
}

function unavailable(what: string): CodedError {
  return new CodedError('storage_unavailable', `The embedded database ${what}`)
}

function asError(error: ThreadError): Error {
  return Object.assign(new Error(error.message), { code: error.code, constraint: error.constraint, detail: error.detail })
}

async function within<T>(limitMs: number, answer: Promise<T>, end: () => Promise<void>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const overtime = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = Object.assign(new Error(`A statement ran longer than ${limitMs} ms and was ended.`), { code: '57014' })
      end().then(() => reject(error), reject)
    }, limitMs)
  })
  try {
    return await Promise.race([answer, overtime])
  } finally {
    clearTimeout(timer)
  }
}
