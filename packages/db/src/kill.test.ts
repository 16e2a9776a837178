import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kills = 12

/** Writes until it is killed; returns the keys whose write was acknowledged. */
function writeUntilKilled(round: number, afterWrites: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'testing', 'write-until-killed.ts'), [folder, String(round)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const acknowledged: string[] = []
    child.on('message', (key: string) => {
      acknowledged.push(key)
      if (acknowledged.length === afterWrites) child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('exit', (_code, signal) => (signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error('The writer ended by itself.'))))
  })
}

test(
  'a process killed many times while writing loses nothing it acknowledged, and each reopening is sound',
  { timeout: 240_000 },
  async () => {
    const all: string[] = []
    for (let round = 0; round < kills; round += 1) all.push(...(await writeUntilKilled(round, 20 + round * 7)))

    const database = await openDatabase({ dataDir: folder })
    const rows = await database.rows<{ key: string }>(sql`select key from setting where key like 'kill-%'`)
    await database.close()

    const kept = new Set(rows.map((row) => row.key))
    expect(all.filter((key) => !kept.has(key))).toEqual([])
    expect(all.length).toBeGreaterThan(kills * 20)
  },
)
