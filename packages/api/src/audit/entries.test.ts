import { expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { audit } from '@wadah/db/audit'
import * as tables from '@wadah/db/identity-tables'
import { saveOpds } from '@wadah/db/opds'
import { describeOnPglite } from '@wadah/db/testing'
import { actorOf } from '../actor.ts'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

describeOnPglite('the audit trail', (database) => {
  const auditor = () =>
    createCallerFactory(appRouter)({
      caller: { kind: 'user', userId: 'a', name: 'Auditor', roles: ['auditor'] },
      database: database(),
      services: testServices(),
    }).audit

  test('tells two persons of one name apart by what is known of them now, and keeps the id of one who is gone', async () => {
    const name = 'Siti Aminah'
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await database()
      .orm.insert(tables.user)
      .values([
        { id: 'u1', name, email: 'siti.a@uji.example', roles: ['head'], opd: 'dinkes' },
        { id: 'u2', name, email: 'siti.b@uji.example', roles: ['staff'] },
      ])
    const callers: Caller[] = ['u1', 'u2', 'u3'].map((userId) => ({ kind: 'user', userId, name, roles: [] }))
    for (const caller of callers)
      await audit(database(), { at: new Date(0), actor: actorOf(caller), action: 'feed.hold', subject: 'dinkes.uji/kasus' })

    const { entries } = await auditor().list({ action: 'feed.hold' })

    expect(entries.map(({ actor, actorId, known }) => [actor, actorId, known?.email, known?.opd])).toEqual([
      [name, 'user:u3', undefined, undefined],
      [name, 'user:u2', 'siti.b@uji.example', undefined],
      [name, 'user:u1', 'siti.a@uji.example', 'Dinkes'],
    ])
  })

  test('gives the ids along in its table', async () => {
    const { csv } = await auditor().exportCsv({ action: 'feed.hold' })

    expect(csv.split('\r\n')[0]).toContain('actor,actor_id,action')
    expect(csv).toContain('Siti Aminah,user:u2,feed.hold')
  })
})
