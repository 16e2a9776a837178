import { expect, test } from 'vitest'
import type { BoardDocument } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { settingsFor } from './settings-for.ts'

const formOf = (version: number) => ({
  version,
  schema: { properties: version === 1 ? { kecamatan: {} } : { area: {} } },
  defaults: version === 1 ? { kecamatan: 'semua' } : { area: 'semua' },
  migrations: [{ from: 1, rename: { kecamatan: 'area' } }],
})
const [first, second] = [formOf(1), formOf(2)]
const board: BoardDocument = {
  format: 1,
  placements: [{ id: 'widget01', widget: 'dinkes.uji/hitungan', settings: { kecamatan: 'Tawang' }, settingsVersion: 1, places: {} }],
}

function placementOf(document: BoardDocument) {
  const [placement] = document.placements
  if (placement === undefined) throw new RangeError('no placement')
  return placement
}

test('two releases read the same placement each by its own form', () => {
  const placement = placementOf(board)

  expect(settingsFor(placement, first)).toEqual({ kecamatan: 'Tawang' })
  expect(settingsFor(placement, second)).toEqual({ area: 'Tawang' })
  expect(settingsFor(placement, second)).toBe(settingsFor(placement, second))
})

test('after a rollback the settings are as they were before the later release', () => {
  const changed = applyOperation(board, { type: 'configure', id: 'widget01', settings: { area: 'Cihideung' }, settingsVersion: 2 })
  const placement = placementOf(changed)

  expect(settingsFor(placement, second)).toEqual({ area: 'Cihideung' })
  expect(settingsFor(placement, first)).toEqual({ kecamatan: 'Tawang' })
})

test('a change under the earlier release keeps what the later one had', () => {
  const later = applyOperation(board, { type: 'configure', id: 'widget01', settings: { area: 'Cihideung' }, settingsVersion: 2 })
  const earlier = applyOperation(later, { type: 'configure', id: 'widget01', settings: { kecamatan: 'Mangkubumi' }, settingsVersion: 1 })
  const placement = placementOf(earlier)

  expect(settingsFor(placement, first)).toEqual({ kecamatan: 'Mangkubumi' })
  expect(settingsFor(placement, second)).toEqual({ area: 'Cihideung' })
})
