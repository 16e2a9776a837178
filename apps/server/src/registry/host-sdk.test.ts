import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostSdkVersion } from './host-sdk.ts'

test('the server offers the SDK of this workspace', () => {
  const path = join(import.meta.dirname, '..', '..', '..', '..', 'packages', 'plugin-sdk', 'package.json')

  expect((JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version).toBe(hostSdkVersion)
})
