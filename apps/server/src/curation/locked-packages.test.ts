import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockedPackages } from './locked-packages.ts'

test('packages are read by name and version, with and without a scope, and nothing of other sections', () => {
  const lock = `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      a:\n        version: 1.0.0\n\npackages:\n\n  '@hono/node-server@2.1.9':\n    resolution: {integrity: x}\n    peerDependencies:\n      hono: ^4\n\n  ws@8.19.0:\n    resolution: {integrity: y}\n\nsnapshots:\n\n  other@1.0.0: {}\n`

  expect(lockedPackages(lock)).toEqual([
    { name: '@hono/node-server', version: '2.1.9' },
    { name: 'ws', version: '8.19.0' },
  ])
})

test('the lock file of Wadah itself is read whole', () => {
  const lock = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'pnpm-lock.yaml'), 'utf8')
  const packages = lockedPackages(lock)

  expect(packages.length).toBe(lock.match(/^ {4}resolution: /gm)?.length)
  expect(packages.map(({ name }) => name)).toContain('better-auth')
})
