import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../open.ts'
import { lockDirectory } from './directory-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-lock-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a folder another process has open is refused, and free once that process is gone, however it ended',
  { timeout: 60_000 },
  async () => {
    const dataDir = join(folder, 'shared')
    const child = fork(join(import.meta.dirname, '..', 'testing', 'write-until-killed.ts'), [dataDir, '0'])
    children.push(child)
    await new Promise((resolve) => child.once('message', resolve))

    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'storage_locked' })

    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const database = await openDatabase({ dataDir })
    await database.close()
  },
)

test('a folder given back can be taken again', async () => {
  const giveBack = await lockDirectory(join(folder, 'twice'))
  await expect(lockDirectory(join(folder, 'twice'))).rejects.toMatchObject({ code: 'storage_locked' })

  await giveBack()

  await (
    await lockDirectory(join(folder, 'twice'))
  )()
})

test('where there are no abstract sockets a file locks, and that of a process that is no more does not', async () => {
  const place = join(folder, 'elsewhere')
  const giveBack = await lockDirectory(place, 'darwin')
  await expect(lockDirectory(place, 'darwin')).rejects.toMatchObject({ code: 'storage_locked' })
  await giveBack()
  writeFileSync(join(place, 'lock'), '2147480000')

  await (
    await lockDirectory(place, 'darwin')
  )()
})
