import { expect, test } from 'vitest'
import {
  classOfPath,
  classOfPaths,
  projectData,
  projectionFor,
  projectionsOf,
  stricterOfBoth,
  strictestOf,
  wasStricter,
  withheldFields,
  type Classified,
} from './secrecy.ts'

const mixed: Classified = {
  classification: 'public',
  fields: [
    { path: 'rows[].officer', classification: 'internal' },
    { path: 'rows[].patient', classification: 'restricted' },
    { path: 'rows[].count', classification: 'public' },
  ],
}
const data = { at: '2026', rows: [{ count: 1, officer: 'Budi', patient: { name: 'A', age: 3 } }, { count: 2 }] }

test('an output has one projection for each class in it', () => {
  expect(projectionsOf(mixed)).toEqual(['public', 'internal', 'restricted'])
  expect(projectionsOf({ classification: 'internal' })).toEqual(['internal'])
  expect(strictestOf(mixed)).toBe('restricted')
})

test('who may see more than there is gets the one body there is', () => {
  expect(projectionFor({ classification: 'public' }, 'restricted')).toBe('public')
  expect(projectionFor(mixed, 'internal')).toBe('internal')
  expect(projectionFor({ classification: 'internal' }, 'public')).toBeUndefined()
})

test('a projection leaves stricter parts out and touches nothing else', () => {
  const before = structuredClone(data)

  expect(projectData(data, mixed, 'public')).toEqual({ at: '2026', rows: [{ count: 1 }, { count: 2 }] })
  expect(projectData(data, mixed, 'internal')).toEqual({ at: '2026', rows: [{ count: 1, officer: 'Budi' }, { count: 2 }] })
  expect(projectData(data, mixed, 'restricted')).toBe(data)
  expect(data).toEqual(before)
  expect(withheldFields(mixed, 'internal').map(({ path }) => path)).toEqual(['rows[].patient'])
})

test('a part that names a list without brackets is left out all the same', () => {
  const careless: Classified = { classification: 'public', fields: [{ path: 'rows.patient', classification: 'restricted' }] }

  expect(JSON.stringify(projectData(data, careless, 'public'))).not.toContain('"A"')
})

test('a whole list may be a part', () => {
  const list: Classified = { classification: 'public', fields: [{ path: 'rows', classification: 'internal' }] }

  expect(projectData(data, list, 'public')).toEqual({ at: '2026' })
})

test('what a path leads to has the class of every part on the way and below', () => {
  expect(classOfPath(mixed, 'rows[].patient.age')).toBe('restricted')
  expect(classOfPath(mixed, 'rows')).toBe('restricted')
  expect(classOfPath(mixed, 'rows[].count')).toBe('public')
  expect(classOfPaths(mixed, ['rows[].count', undefined, 'rows[].officer'])).toBe('internal')
})

test('of then and now the stricter counts, of the whole and of each part', () => {
  const now: Classified = { classification: 'public', fields: [{ path: 'patient', classification: 'internal' }] }
  const then: Classified = {
    classification: 'internal',
    fields: [
      { path: 'patient', classification: 'public' },
      { path: 'officer', classification: 'restricted' },
    ],
  }

  expect(stricterOfBoth(now, then)).toEqual({
    classification: 'internal',
    fields: [
      { path: 'patient', classification: 'internal' },
      { path: 'officer', classification: 'restricted' },
    ],
  })
  expect(stricterOfBoth(now, undefined)).toEqual(now)
})

test('what was taken in was stricter where any part of it was, and not where the whole covers it now', () => {
  const now: Classified = { classification: 'internal' }

  expect(wasStricter({ classification: 'restricted' }, now)).toBe(true)
  expect(wasStricter({ classification: 'public', fields: [{ path: 'name', classification: 'restricted' }] }, now)).toBe(true)
  expect(wasStricter({ classification: 'public', fields: [{ path: 'name', classification: 'internal' }] }, now)).toBe(false)
  expect(wasStricter(undefined, now)).toBe(false)
})
