import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { temporaryPlugin, type TemporaryPlugin } from '@wadah/plugin-bundle/temporary-plugin'
import { wadah } from './testing/wadah-command.ts'

vi.setConfig({ testTimeout: 60_000 })

const guide = join(import.meta.dirname, '..', '..', '..', 'tooling', 'guide', 'authors', 'first-plugin.md')
/** A fenced block whose first line names the file it is. */
const namedBlock = /^```\w+ (\S+)\n([\s\S]*?)^```$/gm

let plugin: TemporaryPlugin

beforeAll(async () => {
  plugin = await temporaryPlugin()
  for (const name of await readdir(plugin.folder)) if (name !== 'node_modules') await rm(join(plugin.folder, name), { recursive: true })
  for (const [, path = '', text = ''] of (await readFile(guide, 'utf8')).matchAll(namedBlock)) {
    await mkdir(dirname(join(plugin.folder, path)), { recursive: true })
    await writeFile(join(plugin.folder, path), text)
  }
})

afterAll(() => plugin[Symbol.asyncDispose]())

test('the plugin of the author guide packs just as it stands on the page', async () => {
  const ran = await wadah(plugin.folder, 'pack')

  expect(ran).toMatchObject({ code: 0, error: '', out: expect.stringContaining('dinkes.ambulans 1.0.0 → dist/dinkes.ambulans-1.0.0.tgz') })
})

test('its checks hold with the fixtures on the page; where there is a browser its widget is drawn with them', async () => {
  const ran = await wadah(plugin.folder, 'check')

  expect(ran).toMatchObject({ code: 0, error: '' })
  expect(ran.out).toMatch(/✓ sandbox +\d feeds? ran on (its|their) fixtures/)
  expect(ran.out).toMatch(/✓ conformance +Every widget holds in 210 cases, with the data of its fixtures|– conformance +Not run here/)
})

test('a feed that may not read what its intake takes in is refused before it fails on the board', async () => {
  await plugin.edit('plugin.json', '"name": "files"', '"name": "platform"')

  const ran = await wadah(plugin.folder, 'pack')

  expect(ran).toMatchObject({
    code: 1,
    error: expect.stringContaining('The intake “unggah” fills a feed, and only the capability “files”'),
  })
})
