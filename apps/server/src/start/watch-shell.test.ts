import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { until } from '../testing/start-test-server.ts'
import { watchShell } from './watch-shell.ts'

test('a build that is only half there is looked at again, and the former one is served meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wadah-watch-'))
  const page = join(folder, 'index.html')
  writeFileSync(page, 'lama')
  const watch = watchShell(folder, 5)
  const former = watch.current()?.build
  let changes = 0
  watch.onChange(() => (changes += 1))

  symlinkSync(join(folder, 'not-written-yet.js'), join(folder, 'main.js'))
  writeFileSync(page, 'baru')
  utimesSync(page, 1, 1)
  let looks = 0
  await until('a few looks at half a build', () => (looks += 1) > 4)
  const meanwhile = watch.current()?.build
  rmSync(join(folder, 'main.js'))
  await until('the whole build', () => changes)
  watch.stop()
  rmSync(folder, { recursive: true })

  expect(meanwhile).toBe(former)
  expect(watch.current()?.build).not.toBe(former)
})
