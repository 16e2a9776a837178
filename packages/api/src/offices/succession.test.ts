import { beforeAll, expect, test } from 'vitest'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Caller, Role } from '@wadah/contracts/roles'
import { addDeputy, heldRoles, listDeputies } from '@wadah/db/deputies'
import { setEnablement } from '@wadah/db/enablement'
import { addRule, listActiveRules } from '@wadah/db/enablement-rules'
import { user as users } from '@wadah/db/identity-tables'
import { saveOpds } from '@wadah/db/opds'
import { insertRelease } from '@wadah/db/releases'
import { describeOnBoth } from '@wadah/db/testing'
import { resolveRule } from '../enabling/resolve-release.ts'
import { readRunningState } from '../enabling/running-state.ts'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const services = testServices({ demo: false })
const at = new Date(services.now())
const plugin = 'perkim.rumah'
const [running, waiting] = ['1'.repeat(64), '2'.repeat(64)]

describeOnBoth('what names an office that was merged', (database) => {
  const caller = (opd: string, ...roles: Role[]): Caller => ({
    kind: 'user',
    userId: `${opd}-${roles.join('-')}`,
    name: opd,
    roles,
    opd,
    provenAt: at.getTime(),
  })
  const as = (opd: string, ...roles: Role[]) =>
    createCallerFactory(appRouter)({ caller: caller(opd, ...roles), database: database(), services, session: 's' })
  const release = (hash: string, version: string, state: 'approved' | 'in-review') =>
    insertRelease(database(), {
      hash,
      manifest: {
        id: plugin,
        opd: 'perkim',
        version,
        sdk: '^1.0.0',
        title: { id: 'Rumah', en: 'Houses' },
        purpose: { id: 'Rumah', en: 'Houses' },
        widgets: [],
        permissions: { connections: [] },
      } as unknown as Manifest,
      contract: { procedures: {} } as unknown as RecordedContract,
      keyId: 'k',
      seal: '{}',
      publishedAt: at,
      state,
      files: [],
    })

  beforeAll(async () => {
    await saveOpds(database(), [
      { id: 'perkim', name: 'Dinas Perumahan', shortName: 'Perkim' },
      { id: 'dpu', name: 'Dinas Pekerjaan Umum', shortName: 'DPU' },
      { id: 'pupr', name: 'Dinas PUPR', shortName: 'PUPR' },
      { id: 'diskominfo', name: 'Diskominfo', shortName: 'Diskominfo' },
    ])
    await release(running, '1.0.0', 'approved')
    await release(waiting, '1.1.0', 'in-review')
    await setEnablement(database(), { plugin, release: running, policy: 'pin', changedAt: at })
    await addRule(database(), {
      plugin,
      release: waiting,
      kind: 'rule',
      audience: { opds: ['perkim'] },
      policy: 'pin',
      reason: 'uji',
      startedAt: at,
      startedBy: 'Kurator',
    })
    await database()
      .orm.insert(users)
      .values([
        { id: 'kadis', name: 'Kepala', email: 'kadis@uji.example', roles: ['head'], opd: 'perkim' },
        { id: 'sekdis', name: 'Sekretaris', email: 'sekdis@uji.example', roles: ['officer'], opd: 'perkim' },
      ])
    await addDeputy(database(), {
      id: 'd',
      fromUser: 'kadis',
      toUser: 'sekdis',
      role: 'head',
      opd: 'perkim',
      reason: 'cuti tahunan',
      startsAt: at,
      endsAt: new Date(at.getTime() + 86_400_000),
      createdAt: at,
      createdBy: 'Kepala',
    })
    // Twice over: what was merged into one that is merged goes on in the last.
    const merge = (id: string, into: string) =>
      as('diskominfo', 'curator').offices.merge({ id, into, since: '2026-01-01', reason: 'Perda 5/2026' })
    await merge('perkim', 'dpu')
    await merge('dpu', 'pupr')
  })

  test('an audience that names it means the office that goes on, and is kept as it was written', async () => {
    const { plugins } = await readRunningState(database())
    const rules = plugins.get(plugin)?.rules ?? []

    expect(resolveRule(rules, { caller: caller('pupr', 'officer') })?.release.hash).toBe(waiting)
    expect(resolveRule(rules, { caller: caller('diskominfo', 'officer') })).toBeUndefined()
    expect((await listActiveRules(database(), plugin)).map(({ audience }) => audience)).toEqual([{ opds: ['perkim'] }])
  })

  test('a deputy goes on in the office that goes on; the appointment keeps the name of then', async () => {
    expect((await heldRoles(database(), ['sekdis'], at)).get('sekdis')).toEqual([{ id: 'd', role: 'head', opd: 'pupr', opdName: 'PUPR' }])
    expect((await listDeputies(database(), 'sekdis')).map(({ opd }) => opd)).toEqual(['perkim'])
  })

  test('its plugins and releases are those of the office that goes on, with the name it bore', async () => {
    expect((await as('pupr', 'publisher').plugins.own()).map((own) => own.plugin)).toEqual([plugin])
    expect((await as('pupr', 'publisher').curation.mine()).map(({ hash, opdName }) => [hash, opdName])).toEqual([
      [running, 'Dinas Perumahan'],
      [waiting, 'Dinas Perumahan'],
    ])
    expect((await as('pupr', 'publisher').curation.release({ hash: waiting })).release.opdName).toBe('Dinas Perumahan')
    expect(await as('diskominfo', 'publisher').curation.mine()).toEqual([])
    await expect(as('diskominfo', 'publisher').curation.release({ hash: waiting })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await as('pupr', 'head').privacy.purgeablePlugins()).map(({ id }) => id)).toEqual([plugin])
  })

  test('who stands on its side now does not decide on what it submitted', async () => {
    const approval = { hash: waiting, tier: 'sandboxed', reason: 'sudah diperiksa' } as const

    await expect(as('pupr', 'curator', 'publisher').curation.approve(approval)).rejects.toMatchObject({ cause: { code: 'own_submission' } })
    expect(await as('diskominfo', 'curator').curation.approve(approval)).toMatchObject({ outcome: 'approved' })
  })

  test('nobody is made one of its people any more', async () => {
    const grant = { id: 'sekdis', roles: ['officer' as const], opd: 'perkim' }

    await expect(as('diskominfo', 'operator').people.setRoles(grant)).rejects.toMatchObject({
      cause: { details: { field: 'opd', reason: 'unknown' } },
    })
  })
})
