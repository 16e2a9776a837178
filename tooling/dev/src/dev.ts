// `npm run dev`: the server restarts when its code changes, the shell and the plugins are built again when theirs does.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')
const children: ChildProcess[] = []

function start(command: string, args: string[]): void {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  children.push(child)
  child.on('exit', (code) => {
    if (code !== 0 && code !== null) console.error(`${command} ${args[0]} ended with ${code}.`)
  })
}

start('node', ['--watch', '--watch-preserve-output', 'apps/server/src/main.ts', ...process.argv.slice(2)])
start('turbo', ['watch', 'build', 'pack', '--output-logs=new-only'])

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
