import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockedPackages } from '../curation/locked-packages.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wadah-osv-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const [installed = { name: '', version: '' }] = lockedPackages(
  readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'pnpm-lock.yaml'), 'utf8'),
)

function osv(...args: string[]) {
  const env = { PATH: process.env.PATH, WADAH_DATA_DIR: join(scratch, 'data') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'osv.ts'), ...args], { env, encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

function exportOf(name: string, version: string): string {
  const file = join(scratch, 'osv-export.json')
  const affected = [{ package: { ecosystem: 'npm', name }, versions: [version] }]
  writeFileSync(file, JSON.stringify([{ id: 'GHSA-uji', summary: 'Uji', modified: '2026-11-20T00:00:00Z', affected }]))
  return file
}

test('what Wadah itself is made of is checked against what was imported, and the check fails by what it finds', { timeout: 60_000 }, () => {
  expect(osv('check')).toMatchObject({ code: 1, output: expect.stringContaining('wadah osv import') })

  osv('import', exportOf(installed.name, '0.0.1'))
  expect(osv('check')).toMatchObject({ code: 0, output: expect.stringMatching(/^\d{3,} packages of Wadah, none .* 2026-11-20\.\n$/) })

  osv('import', exportOf(installed.name, installed.version))
  expect(osv('check')).toMatchObject({ code: 1, output: expect.stringContaining(`${installed.name} ${installed.version}  GHSA-uji: Uji`) })
})
