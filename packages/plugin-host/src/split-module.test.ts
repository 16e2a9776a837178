import { describe, expect, test } from 'vitest'
import { createMountQueue } from './mount-queue.ts'
import { sha256Hex } from './sha256.ts'
import { splitModule } from './split-module.ts'

async function glued(code: string, addresses: Record<string, string>): Promise<string> {
  const parts = await splitModule(code)
  return (await Promise.all(parts.map((part) => ('text' in part ? part.text.text() : addresses[part.specifier])))).join('')
}

describe('a module cut at its specifiers', () => {
  test('is glued together with other addresses', async () => {
    const code =
      'import { jsx as a } from "react/jsx-runtime";import{useState}from\'react\';export * from "react";const s = "from \\"react\\"";export default a'

    expect(await glued(code, { 'react/jsx-runtime': 'blob:1', react: 'blob:2' })).toBe(
      'import { jsx as a } from "blob:1";import{useState}from\'blob:2\';export * from "blob:2";const s = "from \\"react\\"";export default a',
    )
  })

  test('is refused when it imports dynamically', async () => {
    await expect(splitModule('export default () => import("react")')).rejects.toMatchObject({ code: 'invalid_release' })
  })
})

test('the hash of a file is its content address', async () => {
  expect(await sha256Hex(new TextEncoder().encode('wadah'))).toMatch(/^[0-9a-f]{64}$/)
})

test('two frames mount at a time and the third waits for one to be done', async () => {
  const queue = createMountQueue(2)
  const order: string[] = []
  const first = await queue.enter()
  await queue.enter()
  const third = queue.enter().then(() => order.push('third'))

  order.push('before')
  first()
  await third

  expect(order).toEqual(['before', 'third'])
})
