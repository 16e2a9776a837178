import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A running single sign-on. */
export interface TestOidcProvider {
  issuer: string
  stop(): Promise<void>
}

/** Starts a real OpenID Connect provider in a process of its own; `redirect` is the one address it sends people back to. */
export function startOidcProvider({ port, redirect }: { port: number; redirect: string }): Promise<TestOidcProvider> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'oidc-provider-main.ts'), String(port), redirect], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'test' },
  })
  let output = ''
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null) return resolve()
      child.removeAllListeners('exit')
      child.once('exit', () => resolve())
      child.kill()
    })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The provider ended: ${output}`)))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const line = output.split('\n').find((one) => one.startsWith('{"ready"'))
      if (line !== undefined) resolve({ issuer: (JSON.parse(line) as { issuer: string }).issuer, stop })
    })
  })
}
