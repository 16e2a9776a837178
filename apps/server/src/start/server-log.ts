import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, multistream, pino } from 'pino'
import { openLogFile } from './log-file.ts'

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

/** Beyond this the log's file is turned; with the one before it takes twice as much. */
const mostBytes = 32 * 1_048_576
const longestText = 8_000

/** The query builder writes every value of a statement that failed into its message; what people entrust to us does not belong there. */
function withoutValues(text: string): string {
  return text.replaceAll(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '').slice(0, longestText)
}

function cleaned(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? withoutValues(value) : value]))
}

/** Opens the log: everything into a file of the data folder; on the terminal only what needs somebody, elsewhere (a service) all of it. */
export function openServerLog(folder: string, level: LogEvent['level'], isTerminal: boolean): ServerLog {
  mkdirSync(folder, { recursive: true })
  const file = openLogFile(join(folder, 'wadah.log'), mostBytes)
  const streams = multistream([
    { level, stream: file },
    { level: isTerminal ? 'warn' : level, stream: destination({ dest: 2, sync: true }) },
  ])
  const logger = pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, streams)
  const log = ({ level: severity, message, details }: LogEvent) => logger[severity](cleaned(details ?? {}), withoutValues(message))
  return Object.assign(log, { flush: file.flush })
}
