// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, test } from 'vitest'
import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { applyOperation } from '@wadah/board-model/apply-operation'
import { BoardGrid } from './board-grid.tsx'
import { boardOf, drawn, words } from './drawn-board.test-data.tsx'

const board = boardOf({ kiri01: { x: 0, y: 0, w: 4, h: 4 }, kanan1: { x: 4, y: 0, w: 4, h: 4 } })

async function drawnGrid(start: BoardDocument = board) {
  const operations: BoardOperation[] = []
  const removed: string[] = []
  let drawings = 0
  let document = start
  const renderPlacement = ({ id }: { id: string }) => <Body id={id} onDraw={() => (drawings += 1)} />
  const grid = () => (
    <BoardGrid
      document={document}
      formFactor="desk"
      words={words}
      height={800}
      titleOf={({ id }) => id}
      minSizeOf={() => ({ w: 2, h: 2 })}
      renderPlacement={renderPlacement}
      onOperation={(operation) => {
        operations.push(operation)
        document = applyOperation(document, operation)
      }}
      onRemove={({ id }) => removed.push(id)}
      onDrop={() => undefined}
    />
  )
  const page = await drawn(grid())
  const cell = (id: string) => page.host.querySelector<HTMLElement>(`[role=group][aria-label="${id}"]`) as HTMLElement
  return {
    operations,
    removed,
    cell,
    drawings: () => drawings,
    said: () => page.host.querySelector('[role=status]')?.textContent,
    async press(id: string, ...keys: string[]) {
      for (const key of keys) {
        const [name = '', modifier] = key.split('+').toReversed()
        await act(async () => {
          cell(id).focus()
          cell(id).dispatchEvent(
            new KeyboardEvent('keydown', { key: name, shiftKey: modifier === 'Shift', bubbles: true, cancelable: true }),
          )
        })
        await page.draw(grid())
      }
    },
    [Symbol.asyncDispose]: () => page[Symbol.asyncDispose](),
  }
}

function Body({ id, onDraw }: { id: string; onDraw(): void }) {
  onDraw()
  return <p>{id}</p>
}

describe('a board in edit mode', () => {
  test('saves nothing by itself, whatever the grid corrects', async () => {
    await using grid = await drawnGrid(boardOf({ rendah: { x: 0, y: 7, w: 4, h: 4 }, lebar1: { x: 9, y: 0, w: 9, h: 4 } }))

    expect(grid.operations).toEqual([])
  })

  test('moves a widget by keys, says where it goes, and keeps it in one step when it is put down', async () => {
    await using grid = await drawnGrid()

    await grid.press('kiri01', 'Enter', 'ArrowDown', 'ArrowDown')
    expect(grid.said()).toBe('kiri01 at 0,2 as 4×4')
    expect(grid.operations).toEqual([])
    await grid.press('kiri01', 'Enter')

    expect(grid.said()).toBe('kiri01 released')
    expect(grid.operations).toEqual([{ type: 'arrange', formFactor: 'desk', places: { kiri01: { x: 0, y: 2, w: 4, h: 4 } } }])
  })

  test('moves down what it covers, and lets it return when it moves on', async () => {
    await using grid = await drawnGrid()

    await grid.press('kiri01', 'Enter', 'ArrowRight')
    await grid.press('kiri01', ...Array.from({ length: 7 }, () => 'ArrowRight'), 'Enter')

    expect(grid.operations).toEqual([{ type: 'arrange', formFactor: 'desk', places: { kiri01: { x: 8, y: 0, w: 4, h: 4 } } }])
  })

  test('resizes by Shift and arrows, never below the minimum nor beyond the grid', async () => {
    await using grid = await drawnGrid()

    await grid.press(
      'kanan1',
      'Enter',
      ...Array.from({ length: 9 }, () => 'Shift+ArrowRight'),
      ...Array.from({ length: 9 }, () => 'Shift+ArrowUp'),
    )

    expect(grid.said()).toBe('kanan1 at 4,0 as 8×2')
  })

  test('puts everything back by Esc, and saves nothing', async () => {
    await using grid = await drawnGrid()

    await grid.press('kiri01', 'Enter', 'ArrowRight', 'Shift+ArrowDown', 'Escape')

    expect(grid.said()).toBe('kiri01 cancelled')
    expect(grid.operations).toEqual([])
    expect(grid.cell('kiri01').textContent).toContain('4 × 4 kotak')
  })

  test('keeps what was moved when the keyboard goes elsewhere', async () => {
    await using grid = await drawnGrid()
    await grid.press('kiri01', 'Enter', 'ArrowDown')

    await act(async () => grid.cell('kanan1').focus())

    expect(grid.operations).toHaveLength(1)
  })

  test('leaves arrows alone until something is picked up, and removes by Delete', async () => {
    await using grid = await drawnGrid()

    await grid.press('kiri01', 'ArrowRight', 'Delete')

    expect(grid.operations).toEqual([])
    expect(grid.removed).toEqual(['kiri01'])
  })

  test('draws no widget again while one is moved', async () => {
    await using grid = await drawnGrid()
    const before = grid.drawings()

    await grid.press('kiri01', 'Enter', 'ArrowDown', 'ArrowDown')

    expect(grid.drawings()).toBe(before)
  })

  test('has eight handles on every widget, and keeps their content out of the way', async () => {
    await using grid = await drawnGrid()
    const item = grid.cell('kiri01').parentElement

    expect(item?.querySelectorAll('.react-resizable-handle')).toHaveLength(8)
    expect(grid.cell('kiri01').querySelector('[inert] p')?.textContent).toBe('kiri01')
  })
})
