import { expect, it } from 'vitest'
import { createImageStore } from './image-store.ts'

const image = (bytes: number) => ({ memory: new SharedArrayBuffer(bytes), registers: [], procedures: '[]' })

it('makes an image once for all who ask at the same time, and again after it was evicted', async () => {
  const store = createImageStore(100)
  let made = 0
  const make = async () => {
    made += 1
    return image(60)
  }

  await Promise.all([store.take('a', make), store.take('a', make)])
  await store.take('b', make)
  await store.take('b', make)
  await store.take('a', make)

  expect(made).toBe(3)
})

it('asks again after a failure', async () => {
  const store = createImageStore(100)

  await expect(store.take('a', () => Promise.reject(new RangeError('no')))).rejects.toThrow('no')

  expect((await store.take('a', async () => image(1))).memory.byteLength).toBe(1)
})
