import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, multistream, pino } from 'pino'
import { withoutValues } from './without-values.ts'

/** One thing that happened. Details never hold secrets or data values. */
export interface LogEvent {
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
  details?: Readonly<Record<string, unknown>>
}

/** Writes the log of the server. */
export interface ServerLog {
  (event: LogEvent): void
  /** Everything written so far reaches the file. */
  flush(): void
}

/** Opens the log: everything into a file of the data folder; on the terminal only what needs somebody, elsewhere (a service) all of it. */
export function openServerLog(folder: string, level: LogEvent['level'], isTerminal: boolean): ServerLog {
  mkdirSync(folder, { recursive: true })
  // Opened and written at once: an asynchronous file is not ready yet when a start fails, and loses what it was to say.
  const file = destination({ dest: join(folder, 'wadah.log'), sync: true })
  const streams = multistream([
    { level, stream: file },
    { level: isTerminal ? 'warn' : level, stream: destination({ dest: 2, sync: true }) },
  ])
  const logger = pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, streams)
  const log = ({ level: severity, message, details }: LogEvent) => logger[severity](withoutValues(details ?? {}), withoutValues(message))
  return Object.assign(log, { flush: () => file.flushSync() })
}
