import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuiltShell } from './frame-kit.ts'

/** Opens the shell that was built into a folder; undefined when there is none. */
export function readBuiltShell(folder: string): BuiltShell | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const policy = join(folder, 'csp.json')
  return {
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
    csp: existsSync(policy) ? (JSON.parse(readFileSync(policy, 'utf8')) as unknown) : undefined,
  }
}
