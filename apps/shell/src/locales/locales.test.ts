import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import id from './id.json' with { type: 'json' }

const source = globSync('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
  .join('\n')

/** Keys written out, and beginnings of keys that are put together (`role.${role}`). */
const written = new Set([...source.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? ''))
const beginnings = [...source.matchAll(/\bt\(`([^`$]+)\$\{/g)].map((match) => match[1] ?? '')

test('both languages have the same texts', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(id).toSorted())
})

test('every text has the same blanks in both languages', () => {
  const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[0]).toSorted()

  for (const [key, text] of Object.entries(id)) expect(blanks(en[key as keyof typeof en]), key).toEqual(blanks(text))
})

test('no text is missing', () => {
  expect([...written].filter((key) => !(key in id))).toEqual([])
})

test('no text is left over', () => {
  expect(Object.keys(id).filter((key) => !written.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))).toEqual([])
})
