// The thread that owns PGlite. On the main thread it would freeze every stream for as long as a statement runs.
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'
import type { ThreadError, ThreadRequest, ThreadResponse, ThreadResult } from './thread-messages.ts'

const { dataDir, loadFrom } = workerData as { dataDir: string; loadFrom?: string }

const asText = (value: string): string => value
/** drizzle reads dates itself and passes functions that cannot cross a thread; these are the same ones. */
const parsers = Object.fromEntries(
  [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182].map((oid) => [oid, asText]),
)

function send(message: ThreadResponse): void {
  parentPort?.postMessage(message)
}

function asThreadError(error: unknown): ThreadError {
  const source = error as Partial<Record<'message' | 'code' | 'constraint' | 'detail', string>>
  return { message: source.message ?? String(error), code: source.code, constraint: source.constraint, detail: source.detail }
}

const stops = new Map<string, () => Promise<void>>()

async function answer(database: PGlite, request: ThreadRequest): Promise<ThreadResult | ThreadResult[] | Uint8Array | undefined> {
  switch (request.op) {
    case 'query':
      return database.query(request.sql, request.params, { rowMode: request.rowMode, parsers })
    case 'exec':
      return database.exec(request.sql)
    case 'listen':
      stops.set(
        request.channel,
        await database.listen(request.channel, (payload) => send({ id: -1, notification: { channel: request.channel, payload } })),
      )
      return undefined
    case 'unlisten':
      await stops.get(request.channel)?.()
      stops.delete(request.channel)
      return undefined
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())
    case 'close':
      await database.close()
      return undefined
  }
}

try {
  const loadDataDir = loadFrom === undefined ? undefined : new Blob([await readFile(loadFrom)])
  // How much of the write-ahead log a checkpoint leaves on disk for reuse; who checkpoints is `upkeep.ts`.
  const startParams = [...PGlite.defaultStartParams, '-c', 'max_wal_size=96MB', '-c', 'min_wal_size=32MB']
  const database = await PGlite.create({ dataDir, startParams, ...(loadDataDir ? { loadDataDir } : {}) })
  parentPort?.on('message', (request: ThreadRequest) => {
    answer(database, request).then(
      (value) => send({ id: request.id, ok: true, value }),
      (error: unknown) => send({ id: request.id, ok: false, error: asThreadError(error) }),
    )
  })
  send({ id: -2, opened: true })
} catch (error) {
  send({ id: -3, failed: asThreadError(error).message })
}
