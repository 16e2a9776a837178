import { expect, test } from 'vitest'
import { freshProofMs, type Caller } from '@wadah/contracts/roles'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

describeOnPglite('the sessions of an account', (database) => {
  test('are ended by whoever proved within minutes who they are, not by whoever finds a screen left open', async () => {
    const services = testServices()
    const caller: Caller = { kind: 'user', userId: 'u', name: 'Ani', roles: ['staff'], provenAt: services.now() - freshProofMs - 1 }
    const { account } = createCallerFactory(appRouter)({ caller, database: database(), services, session: 's' })

    await expect(account.endSession({ id: 'lain' })).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
    await expect(account.endOtherSessions()).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
  })
})
