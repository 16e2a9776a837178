import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { CodedError } from '@wadah/errors'

const refusal = (folder: string): CodedError =>
  new CodedError(
    'storage_locked',
    `Another process has the data folder ${folder} open. Stop it first, or give this one a folder of its own (WADAH_DATA_DIR).`,
  )

/**
 * Takes a data folder for this process; PGlite has no lock of its own and a second process silently loses data.
 *
 * @returns the way to give it back. Throws `storage_locked`.
 */
export async function lockDirectory(folder: string, platform: NodeJS.Platform = process.platform): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true })
  const real = realpathSync(folder)
  return platform === 'linux' ? lockBySocket(real) : lockByFile(real)
}

/** An abstract socket vanishes with its process, however it ends: no stale lock to clean. */
function lockBySocket(folder: string): Promise<() => Promise<void>> {
  const name = `\0wadah-${createHash('sha256').update(folder).digest('hex')}`
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? refusal(folder) : error))
    server.listen(name, () => resolve(() => new Promise((done) => server.close(() => done()))))
  })
}

async function lockByFile(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(path, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return async () => rmSync(path, { force: true })
    } catch {
      if (isAlive(Number(readFileSync(path, 'utf8')))) throw refusal(folder)
      rmSync(path, { force: true })
    }
  }
  throw refusal(folder)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another user's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
