import { spawn } from 'node:child_process'
import { root } from './wadah-process.ts'

/** What a run of the `wadah` command printed and how it ended. */
export interface CommandResult {
  code: number | null
  output: string
}

/** Runs the `wadah` command as an author does. */
export function wadah(...args: string[]): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['packages/plugin-cli/bin/wadah.js', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
