import { expect, test } from 'vitest'
import type { Role } from '@wadah/contracts/roles'
import { confirmSecondFactor } from '@wadah/db/credentials'
import { user as users } from '@wadah/db/identity-tables'
import { setDisabled } from '@wadah/db/people'
import { describeOnPglite } from '@wadah/db/testing'
import type { OperationsHealth } from '../services.ts'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

describeOnPglite('the readiness of an installation', (database) => {
  const services = testServices()
  async function ask(health: Partial<OperationsHealth>): Promise<Record<string, boolean>> {
    const present = await services.operations.health()
    const caller = createCallerFactory(appRouter)({
      caller: { kind: 'user', userId: 'o', roles: ['operator'] },
      database: database(),
      services: { ...services, operations: { ...services.operations, health: async () => ({ ...present, ...health }) } },
    })
    return Object.fromEntries((await caller.operations.readiness()).map(({ id, ready }) => [id, ready]))
  }
  const user = (id: string, roles: Role[]) =>
    database()
      .orm.insert(users)
      .values({ id, name: id, email: `${id}@uji.example`, roles })

  test('lacks everything when it is new', async () => {
    expect(await ask({})).toEqual({
      administrator: false,
      'second-curator': false,
      'second-factor': false,
      backup: false,
      secret: false,
      tls: false,
    })
  })

  test('wants a second curator, since nobody approves what they submitted', async () => {
    await user('satu', ['curator', 'operator'])
    expect(await ask({})).toMatchObject({ administrator: true, 'second-curator': false })

    await user('dua', ['curator'])
    expect(await ask({})).toMatchObject({ 'second-curator': true })
  })

  test('wants a second factor of every administrator who may sign in', async () => {
    await confirmSecondFactor(database(), 'satu')
    expect(await ask({})).toMatchObject({ 'second-factor': false })

    await setDisabled(database(), 'dua', new Date(services.now()))
    expect(await ask({})).toMatchObject({ 'second-factor': true })
  })

  test('wants a backup that is at most two nights old and did not fail since', async () => {
    const at = (hours: number) => new Date(services.now() - hours * 3_600_000).toISOString()
    const backup = (lastAt: string | undefined, lastError?: string) => ({ backup: { folder: '/b', lastAt, lastError } })

    expect(await ask(backup(at(30)))).toMatchObject({ backup: true })
    expect(await ask(backup(at(60)))).toMatchObject({ backup: false })
    expect(await ask(backup(at(30), 'disk full'))).toMatchObject({ backup: false })
  })

  test('is whole with a secret of its own and TLS', async () => {
    expect(await ask({ secret: 'environment', secure: true })).toMatchObject({ secret: true, tls: true })
  })
})
