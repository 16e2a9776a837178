// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { BoardSheet } from './board-sheet.tsx'
import { boardOf, drawn } from './drawn-board.test-data.tsx'

const board = boardOf({ kanan1: { x: 6, y: 0, w: 6, h: 6 }, bawah1: { x: 0, y: 6, w: 12, h: 4 }, kiri01: { x: 0, y: 0, w: 6, h: 6 } })

test('a board in view mode lies on a grid, read in the order the eye does', async () => {
  await using page = await drawn(
    <BoardSheet document={board} formFactor="desk" label="Wali Kota" renderPlacement={({ id }) => <p>{id}</p>} />,
  )

  const cells = [...page.host.querySelectorAll<HTMLElement>('main > div')]

  expect(cells.map((cell) => cell.textContent)).toEqual(['kiri01', 'kanan1', 'bawah1'])
  expect(cells.map((cell) => cell.style.gridArea)).toEqual([
    '1 / 1 / span 6 / span 6',
    '1 / 7 / span 6 / span 6',
    '7 / 1 / span 4 / span 12',
  ])
  expect(page.host.querySelector('main')?.getAttribute('aria-label')).toBe('Wali Kota')
  expect(page.host.querySelector('main')?.style.getPropertyValue('--rows')).toBe('12')
})

test('a wall that nobody arranged fills ten rows, and a phone is one column in the same order', async () => {
  await using page = await drawn(
    <BoardSheet document={board} formFactor="wall" label="Dinding" renderPlacement={({ id }) => <p>{id}</p>} />,
  )
  expect(page.host.querySelector('main')?.style.getPropertyValue('--rows')).toBe('10')

  await page.draw(<BoardSheet document={board} formFactor="phone" label="Ponsel" renderPlacement={({ id }) => <p>{id}</p>} />)

  expect([...page.host.querySelectorAll('p')].map((cell) => cell.textContent)).toEqual(['kiri01', 'kanan1', 'bawah1'])
})
