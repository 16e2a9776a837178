import { expect, test } from 'vitest'
import { settlingCompactor, type Movement } from './settling-compactor.ts'

const base = { kiri01: { x: 0, y: 0, w: 4, h: 4 }, kanan1: { x: 4, y: 0, w: 4, h: 4 }, bawah1: { x: 0, y: 6, w: 4, h: 2 } }
const items = (moved: Partial<Record<string, { x: number; y: number; w: number; h: number }>>) =>
  Object.entries({ ...base, ...moved }).flatMap(([i, place]) => (place ? [{ i, ...place }] : []))

test('what is dragged takes its place, what it covers moves down, gaps stay, and what was pushed comes back', () => {
  const movement: Movement = { base, active: 'kiri01' }
  const { compact } = settlingCompactor(() => movement, 'desk')

  const over = compact(items({ kiri01: { x: 3, y: 1, w: 4, h: 4 } }), 12)
  const past = compact(
    over.map((item) => (item.i === 'kiri01' ? { ...item, x: 8, y: 0 } : item)),
    12,
  )

  expect(over.map(({ i, x, y }) => [i, x, y])).toEqual([
    ['kiri01', 3, 1],
    ['kanan1', 4, 5],
    ['bawah1', 0, 6],
  ])
  expect(past.map(({ i, x, y }) => [i, x, y])).toEqual([
    ['kiri01', 8, 0],
    ['kanan1', 4, 0],
    ['bawah1', 0, 6],
  ])
})

test('at rest the grid shows the board as it is, and what comes from the gallery makes room', () => {
  const movement: Movement = { base, active: undefined }
  const { compact } = settlingCompactor(() => movement, 'desk')
  expect(compact(items({ kiri01: { x: 0, y: 2, w: 4, h: 4 } }), 12)).toEqual(items({}))

  movement.active = 'baru'
  const incoming = compact([...items({}), { i: 'baru', x: 4, y: 0, w: 2, h: 2 }], 12)

  expect(incoming.find(({ i }) => i === 'kanan1')).toMatchObject({ x: 4, y: 2 })
})
