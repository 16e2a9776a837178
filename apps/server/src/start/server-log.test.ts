import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeSetting } from '@wadah/db/settings'
import { describeOnBoth } from '@wadah/db/testing'
import { openLogFile } from './log-file.ts'
import { openServerLog } from './server-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describeOnBoth('what a database refuses', (database) => {
  test('is logged by its statement, without a value that was sent along', async () => {
    const log = openServerLog(join(folder, database().kind), 'info', true)
    const thrown = await writeSetting(database(), 'kunci', { token: 'sangat-rahasia \0' }).catch((error: unknown) => error as Error)
    if (!(thrown instanceof Error)) throw new RangeError('A text that cannot be kept was kept.')

    log({ level: 'info', message: `It failed: ${thrown.message}`, details: { reason: String(thrown), stack: thrown.stack } })
    log.flush()

    const written = readFileSync(join(folder, database().kind, 'wadah.log'), 'utf8')
    expect(written).toContain('setting')
    expect(written).not.toContain('sangat-rahasia')
  })
})

test('one line of the log has an end', () => {
  const log = openServerLog(join(folder, 'long'), 'info', true)

  log({ level: 'info', message: 'a'.repeat(100_000), details: { stack: 'b'.repeat(100_000) } })
  log.flush()

  expect(statSync(join(folder, 'long', 'wadah.log')).size).toBeLessThan(20_000)
  // Nobody else on the machine reads it.
  expect(statSync(join(folder, 'long', 'wadah.log')).mode & 0o077).toBe(0)
})

test('a file that has grown large gives way to a new one, and the one before stays', () => {
  const path = join(folder, 'turned.log')
  const file = openLogFile(path, 100)

  for (const line of ['satu', 'dua', 'tiga', 'empat']) file.write(`${line.padEnd(60, '.')}\n`)
  const again = openLogFile(path, 100)
  again.write('lima\n')
  again.flush()

  expect(readFileSync(`${path}.1`, 'utf8')).toContain('tiga')
  expect(readFileSync(path, 'utf8')).toBe('lima\n')
})
