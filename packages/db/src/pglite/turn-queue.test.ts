import { expect, test } from 'vitest'
import { TurnQueue } from './turn-queue.ts'

/** A queue whose connection is taken, and a record of the order in which the rest had its turn. */
function busyQueue() {
  const queue = new TurnQueue()
  const order: string[] = []
  let release: () => void = () => undefined
  const holder = queue.run(() => new Promise<void>((resolve) => (release = resolve)), { inBackground: false })
  const ask = (name: string, inBackground: boolean) => queue.run(async () => void order.push(name), { inBackground })
  return { queue, order, ask, release: () => (release(), holder) }
}

test('people overtake background work that has waited longer', async () => {
  const { order, ask, release } = busyQueue()
  const asked = [ask('job 1', true), ask('job 2', true), ask('person 1', false), ask('person 2', false)]

  await release()
  await Promise.all(asked)

  expect(order).toEqual(['person 1', 'person 2', 'job 1', 'job 2'])
})

test('a busy day lets a turn of the background through now and then', async () => {
  const { order, ask, release } = busyQueue()
  const asked = [ask('job', true), ...Array.from({ length: 40 }, (_, index) => ask(`person ${index}`, false))]

  await release()
  await Promise.all(asked)

  expect(order.indexOf('job')).toBeGreaterThan(8)
  expect(order.indexOf('job')).toBeLessThan(20)
})

test('work that throws hands over all the same', async () => {
  const queue = new TurnQueue()
  const failing = queue.run(() => Promise.reject(new Error('broken')), { inBackground: false })
  const next = queue.run(() => Promise.resolve('next'), { inBackground: false })

  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('next')
})

test('once closed, what waits and what comes is refused', async () => {
  const { queue, ask, release } = busyQueue()
  const waiting = ask('job', true)
  const refusal = expect(waiting).rejects.toMatchObject({ code: 'storage_unavailable' })

  queue.close()
  await release()

  await refusal
  await expect(ask('late', false)).rejects.toMatchObject({ code: 'storage_unavailable' })
})
