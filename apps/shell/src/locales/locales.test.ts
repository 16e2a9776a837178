import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string): Record<string, string> => JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>

/** The shell's own texts, and those that come with a workroom's code. */
const pairs = globSync('**/locales/id.json', { cwd: root }).map((file) => ({
  room: dirname(file),
  id: read(file),
  en: read(join(dirname(file), 'en.json')),
}))
const all = Object.assign({}, ...pairs.map(({ id }) => id)) as Record<string, string>

const source = globSync('**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

/** Keys written out, and beginnings of keys that are put together (`role.${role}`). */
const written = new Set([...source.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? ''))
const beginnings = [...source.matchAll(/\bt\(`([^`$]+)\$\{/g)].map((match) => match[1] ?? '')

describe.each(pairs)('the texts of $room', ({ id, en }) => {
  test('are the same in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(id).toSorted())
  })

  test('have the same blanks in both languages', () => {
    const blanks = (text = ''): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[0]).toSorted()

    for (const [key, text] of Object.entries(id)) expect(blanks(en[key]), key).toEqual(blanks(text))
  })
})

test('no key is used by two rooms', () => {
  expect(Object.keys(all)).toHaveLength(pairs.reduce((sum, { id }) => sum + Object.keys(id).length, 0))
})

test('no text is missing', () => {
  expect([...written].filter((key) => !(key in all))).toEqual([])
})

test('no text is left over', () => {
  expect(Object.keys(all).filter((key) => !written.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))).toEqual([])
})
