import { spawn } from 'node:child_process'
import { root } from './wadah-process.ts'

/** Makes the first administrator of a real installation by the command, as an operator does on the machine. */
export function createAdministrator(
  dataDir: string,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<void> {
  const child = spawn(process.execPath, ['packages/plugin-cli/bin/wadah.js', 'create-admin', '--real', '--email', email, '--name', name], {
    cwd: root,
    env: { PATH: process.env.PATH, WADAH_DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stdin.end(`${password}\n`)
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`create-admin ended with ${code}: ${output}`)))),
  )
}
