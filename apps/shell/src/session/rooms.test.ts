import { expect, test } from 'vitest'
import type { Role } from '@wadah/contracts/roles'
import { roomsOf } from './rooms.ts'

test.each<[Role, string[]]>([
  ['mayor', ['feeds']],
  ['head', ['feeds', 'intake', 'plugins', 'connections']],
  ['officer', ['feeds', 'intake', 'plugins', 'connections']],
  ['operator', ['feeds', 'connections', 'boundaries']],
  ['curator', ['feeds', 'connections', 'boundaries']],
])('the rooms in which a %s works with data', (role, expected) => {
  expect(
    roomsOf({ roles: [role] })
      .filter(({ workspace }) => workspace)
      .map(({ id }) => id),
  ).toEqual(expected)
})
