import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

const fresh = () => join(mkdtempSync(join(tmpdir(), 'wadah-folder-')), 'data')

test('a demo never becomes real, and a real folder never a demo', () => {
  const demo = fresh()
  const real = fresh()
  openDataFolder(demo, 'demo', 'tasikmalaya')
  openDataFolder(real, 'real', 'tasikmalaya')

  expect(() => openDataFolder(demo, 'real', 'tasikmalaya')).toThrow(expect.objectContaining({ code: 'config_invalid' }))
  expect(() => openDataFolder(real, 'demo', 'tasikmalaya')).toThrow(/--real/)
})

test('the same folder opens again', () => {
  const path = fresh()

  expect(openDataFolder(path, 'demo', 'tasikmalaya').isNew).toBe(true)
  expect(openDataFolder(path, 'demo', 'tasikmalaya').isNew).toBe(false)
})

test('a folder with other files is left alone', () => {
  const path = mkdtempSync(join(tmpdir(), 'wadah-folder-'))
  writeFileSync(join(path, 'thesis.txt'), '')

  expect(() => openDataFolder(path, 'demo', 'tasikmalaya')).toThrow(/other files/)
})

test('a secret is made once and only its owner may read it', () => {
  const folder = openDataFolder(fresh(), 'real', 'tasikmalaya')

  const first = folder.secretWord('secret')

  expect(folder.secretWord('secret')).toEqual({ word: first.word, isNew: false })
  expect(first.word.length).toBeGreaterThan(40)
  expect(statSync(folder.file('secret')).mode & 0o777).toBe(0o600)
})
