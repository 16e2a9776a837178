import { renameSync, statSync } from 'node:fs'
import { destination } from 'pino'

/** A file of the log, as the logger writes to it. */
export interface LogFile {
  write(line: string): void
  flush(): void
}

/** Opens a file of the log; one that has grown to `mostBytes` becomes `<path>.1`, in place of the one before, and a new one begins. */
export function openLogFile(path: string, mostBytes: number): LogFile {
  let bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  // Opened and written at once: an asynchronous file is not ready yet when a start fails, and loses what it was to say.
  const file = destination({ dest: path, sync: true, mode: 0o600 })
  return {
    write(line) {
      if (bytes >= mostBytes) {
        file.flushSync()
        renameSync(path, `${path}.1`)
        file.reopen(path)
        bytes = 0
      }
      bytes += Buffer.byteLength(line)
      file.write(line)
    },
    flush: () => file.flushSync(),
  }
}
