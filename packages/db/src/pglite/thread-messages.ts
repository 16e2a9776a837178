/** What the main thread asks of the thread that owns PGlite. */
export type ThreadRequest =
  | { id: number; op: 'query'; sql: string; params: unknown[]; rowMode: 'array' | 'object' }
  | { id: number; op: 'exec'; sql: string }
  | { id: number; op: 'listen'; channel: string }
  | { id: number; op: 'unlisten'; channel: string }
  | { id: number; op: 'dump' }
  | { id: number; op: 'close' }

/** What PGlite answers to one statement; the shape its own API has. */
export interface ThreadResult {
  rows: unknown[]
  fields: { name: string; dataTypeID: number }[]
  affectedRows?: number
}

/** An error as it crosses the thread boundary. */
export interface ThreadError {
  message: string
  code?: string | undefined
  constraint?: string | undefined
  detail?: string | undefined
}

export type ThreadResponse =
  | { id: number; ok: true; value: ThreadResult | ThreadResult[] | Uint8Array | undefined }
  | { id: number; ok: false; error: ThreadError }
  | { id: -1; notification: { channel: string; payload: string } }
  | { id: -2; opened: true }
  | { id: -3; failed: string }
