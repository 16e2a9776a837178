import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CodedError } from '@wadah/errors'

const folder = join(import.meta.dirname, '..', '..', '..', 'apps', 'server', 'src', 'commands')

/** Runs a command of the server beside this package, with its own output and exit code. Throws `not_found` where there is no server. */
export function runServerCommand(name: string, args: readonly string[]): void {
  const script = join(folder, `${name}.ts`)
  if (!existsSync(script)) throw new CodedError('not_found', `“wadah ${name}” runs on the machine of the server, in the folder of Wadah.`)
  process.exitCode = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1
}
