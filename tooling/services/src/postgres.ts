import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canListen, freePort } from './free-port.ts'

/** A PostgreSQL of this test run alone, with its data in a temporary folder. */
export interface TestPostgres {
  /** Address of a database; it is created on first mention. */
  url(database: string): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that is installed, on loopback, as an unprivileged user.
 *
 * @returns undefined where none is installed; throws there when `WADAH_REQUIRE_SERVICES=1`.
 */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const binary = globSync('/usr/lib/postgresql/*/bin/postgres').toSorted().at(-1)
  if (binary === undefined) {
    if (process.env.WADAH_REQUIRE_SERVICES === '1') throw new Error('PostgreSQL is missing and WADAH_REQUIRE_SERVICES=1 demands it.')
    return undefined
  }
  const bin = dirname(binary)
  const folder = mkdtempSync(join(tmpdir(), 'wadah-postgres-'))
  const user = process.getuid?.() === 0 ? postgresUser() : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'wadah', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  })
  const port = await freePort()
  const server = spawn(
    binary,
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', '-c', 'max_connections=200'],
    {
      stdio: 'ignore',
      cwd: folder,
      ...user,
    },
  )
  await accepting(server, port)
  const run = (database: string, statement: string) =>
    execFileSync(join(bin, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'wadah', '-d', database, '-qtAc', statement], {
      cwd: folder,
    })
      .toString()
      .trim()
  return {
    url: async (database) => {
      if (run('postgres', `select 1 from pg_database where datname = '${database}'`) === '')
        run('postgres', `create database "${database}"`)
      return `postgres://wadah@127.0.0.1:${port}/${database}`
    },
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGQUIT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string, name: string) => Number(execFileSync('id', [flag, name]).toString())
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') }
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') }
  }
}

async function accepting(server: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} while starting.`)
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isUp && !(await canListen(port))) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('PostgreSQL did not accept connections.')
}
