import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import id from './locales/id.json' with { type: 'json' }

const root = join(import.meta.dirname, '../../../..')

test('every act that the server writes into the audit trail has words', () => {
  const source = globSync('{packages/{api,db},apps/server}/src/**/*.ts', { cwd: root })
    .filter((file) => !file.includes('.test.') && !file.includes('/testing/'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const acts = new Set([...source.matchAll(/\baction: '([a-z][\w.-]+)'/gi)].map((match) => match[1] ?? ''))

  expect(acts.size).toBeGreaterThan(30)
  expect([...acts].filter((act) => !(`audit.act.${act}` in id)).toSorted()).toEqual([])
})
