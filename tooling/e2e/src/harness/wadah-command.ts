import { spawn } from 'node:child_process'
import { root } from './wadah-process.ts'

/** What a run of the `wadah` command printed and how it ended. */
export interface CommandResult {
  code: number | null
  output: string
}

/** Runs the `wadah` command as an author does. */
export function wadah(...args: string[]): Promise<CommandResult> {
  return run(args, {})
}

/** Runs the `wadah` command as the operator of an installation does. */
export function wadahOn(dataDir: string, ...args: string[]): Promise<CommandResult> {
  return run(args, { WADAH_DATA_DIR: dataDir })
}

function run(args: readonly string[], environment: Record<string, string>): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['packages/plugin-cli/bin/wadah.js', ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
