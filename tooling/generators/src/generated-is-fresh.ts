// Runs every generator and fails when a committed file differs from what its generator writes today.
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { generators } from './generators.ts'

const root = join(import.meta.dirname, '..', '..', '..')

function stateOf(path: string): string {
  return (
    execFileSync('git', ['status', '--porcelain', '--', path], { cwd: root, encoding: 'utf8' }) +
    execFileSync('git', ['diff', 'HEAD', '--', path], { cwd: root, encoding: 'utf8' })
  )
}

const stale: string[] = []
for (const { writes, folder, command, args } of generators) {
  const before = stateOf(writes)
  const result = spawnSync(command, args, { cwd: join(root, folder), stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  if (result.status !== 0) stale.push(`${writes}: its generator failed.\n${result.stderr}`)
  else if (stateOf(writes) !== before)
    stale.push(`${writes} was not what its generator writes; it has been written again, look at the difference and commit it.`)
}

if (stale.length > 0) {
  console.error(stale.join('\n'))
  process.exit(1)
}
console.log(`Generated files are fresh: ${generators.map((generator) => generator.writes).join(', ')}.`)
