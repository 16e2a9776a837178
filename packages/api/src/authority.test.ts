import { beforeAll, expect, test } from 'vitest'
import { defaultPilotThresholds } from '@wadah/contracts/enabling'
import { freshProofMs, roles, type Caller, type Role } from '@wadah/contracts/roles'
import { describeOnPglite } from '@wadah/db/testing'
import { saveOpds } from '@wadah/db/opds'
import { isCodedError, type ErrorCode } from '@wadah/errors'
import { createCallerFactory, procedure, router, type ApiMeta } from './procedure.ts'
import { appRouter } from './router.ts'
import { testServices } from './testing/test-services.ts'

type Who = Role | 'anonymous' | 'key' | 'local'
const everybody: Who[] = ['anonymous', ...roles, 'key', 'local']
const users: Who[] = roles.filter((role) => role !== 'screen')
const viewers: Who[] = [...roles]
const own: Who[] = ['head', 'publisher', 'officer']

/** Who may call what. A new procedure is not in here, and fails until somebody decides. */
const table: Record<string, readonly Who[]> = {
  'session.me': everybody,
  'session.signOut': users,
  'boards.get': viewers,
  'boards.applyOperations': users,
  'boards.history': users,
  'boards.atRevision': users,
  'boards.list': ['mayor', 'staff', 'curator', 'auditor'],
  'boards.create': ['mayor', 'staff', 'curator'],
  'boards.rename': ['mayor', 'staff', 'curator'],
  'boards.setAudience': ['mayor', 'staff', 'curator'],
  'boards.archive': ['mayor', 'staff', 'curator'],
  'gallery.list': viewers,
  'widgets.query': viewers,
  'widgets.report': viewers,
  'complaints.list': ['curator', 'operator', 'auditor', 'head', 'publisher'],
  'complaints.news': ['head', 'publisher'],
  'complaints.mark': ['head', 'publisher'],
  'feeds.states': everybody,
  'feeds.list': everybody,
  'feeds.runNow': users,
  'feeds.hold': [...own, 'curator'],
  'feeds.unhold': [...own, 'curator'],
  'measures.series': everybody,
  'areas.list': everybody,
  'areas.boundaries': everybody,
  'areas.uploadBoundaries': ['curator', 'operator'],
  'intake.forms': own,
  'intake.deposits': own,
  'intake.undo': own,
  'connections.list': [...own, 'operator', 'curator'],
  'connections.needed': [...own, 'operator', 'curator'],
  'connections.save': ['head', 'publisher', 'operator', 'curator', 'key'],
  'connections.allowPrivate': ['operator'],
  'plugins.own': own,
  'plugins.config': own,
  'plugins.configHistory': own,
  'plugins.saveConfig': ['head', 'publisher'],
  'registry.releases': users,
  'curation.queue': ['curator', 'auditor'],
  'curation.release': ['curator', 'auditor', ...own],
  'curation.preview': ['curator', 'auditor', ...own],
  'curation.queryPreview': ['curator', 'auditor', ...own],
  'curation.mine': own,
  'curation.record': ['curator', 'auditor', ...own],
  'curation.approve': ['curator'],
  'curation.sendBack': ['curator'],
  'curation.withdraw': ['curator'],
  'curation.countersign': ['curator'],
  'curation.setPolicy': ['curator'],
  'curation.revokePolicy': ['curator'],
  'enabling.list': ['curator', 'operator', 'auditor'],
  'enabling.timeline': ['curator', 'operator', 'auditor'],
  'enabling.audiences': ['curator', 'operator', 'auditor'],
  'enabling.reach': ['curator', 'operator', 'auditor'],
  'enabling.enable': ['curator'],
  'enabling.pilot': ['curator'],
  'enabling.adjustPilot': ['curator'],
  'enabling.widen': ['curator'],
  'enabling.endRule': ['curator', 'operator'],
  'enabling.follow': ['curator'],
  'enabling.rollBack': ['curator', 'operator'],
  'enabling.stop': ['curator', 'operator'],
  'enabling.resume': ['curator'],
  'operations.health': ['operator', 'curator', 'auditor'],
  'offices.list': users,
  'offices.records': ['curator', 'operator', 'auditor'],
  'offices.plugins': ['curator', 'operator', 'auditor'],
  'offices.consequences': ['curator', 'operator'],
  'offices.add': ['curator', 'operator'],
  'offices.rename': ['curator', 'operator'],
  'offices.merge': ['curator', 'operator'],
  'offices.close': ['curator', 'operator'],
  'offices.handOver': ['curator', 'operator'],
  'offices.plans': ['curator', 'operator', 'auditor'],
  'offices.cancelPlan': ['curator', 'operator'],
  'keys.list': ['head', 'publisher', 'curator', 'operator', 'auditor'],
  'keys.register': ['curator', 'operator'],
  'keys.revoke': ['head', 'publisher', 'curator', 'operator'],
  'keys.apiKeys': ['head', 'publisher', 'curator', 'operator', 'auditor'],
  'keys.intakes': ['head', 'publisher', 'curator'],
  'keys.makeApiKey': ['head', 'publisher', 'curator'],
  'keys.revokeApiKey': ['head', 'publisher', 'curator', 'operator'],
  'screens.list': ['operator', 'curator', 'staff', 'auditor'],
  'screens.boards': ['operator', 'curator', 'staff'],
  'screens.pair': ['operator', 'curator', 'staff'],
  'screens.save': ['operator', 'curator', 'staff'],
  'screens.revoke': ['operator', 'curator', 'staff'],
  'operations.readiness': ['operator', 'curator', 'auditor'],
  'operations.backUp': ['operator'],
  'demo.sources': users,
  'demo.control': users,
  'demo.publishNext': users,
  'attribution.list': everybody,
  'account.overview': users,
  'account.demand': users,
  'account.ways': users,
  'account.passkeyChallenge': users,
  'account.prove': users,
  'account.changePassword': users,
  'account.beginSecondFactor': users,
  'account.confirmSecondFactor': users,
  'account.removeSecondFactor': users,
  'account.renewRecoveryCodes': users,
  'account.removePasskey': users,
  'account.endSession': users,
  'account.endOtherSessions': users,
  'account.readLink': everybody,
  'account.useLink': everybody,
  'account.colleagues': users,
  'account.appointDeputy': users,
  'account.endDeputy': users,
  'account.actFor': users,
  'people.list': ['operator', 'curator', 'auditor'],
  'people.invite': ['operator', 'curator'],
  'people.renewLink': ['operator', 'curator'],
  'people.setRoles': ['operator', 'curator'],
  'people.setDisabled': ['operator', 'curator'],
  'people.endSessions': ['operator', 'curator'],
  'people.resetSecondFactor': ['operator', 'curator'],
  'people.appointDeputy': ['operator', 'curator'],
  'audit.list': ['auditor', 'curator', 'operator'],
  'audit.actions': ['auditor', 'curator', 'operator'],
  'audit.state': ['auditor', 'curator', 'operator'],
  'audit.exportCsv': ['auditor', 'curator', 'operator'],
  'privacy.statePurpose': users,
  'privacy.classifications': ['curator', 'auditor', 'operator', 'head'],
  'privacy.raiseClass': ['curator'],
  'privacy.closedHistory': ['curator'],
  'privacy.lowerClass': ['curator'],
  'privacy.processingRecords': ['curator', 'auditor', 'operator'],
  'privacy.records': ['curator', 'auditor', 'operator', 'head'],
  'privacy.rooms': ['mayor', 'staff', 'leader', 'operator'],
  'privacy.beginMeeting': ['mayor', 'staff', 'leader', 'operator'],
  'privacy.finishMeeting': ['mayor', 'staff', 'leader', 'operator'],
  'privacy.purgeablePlugins': ['curator', 'operator', 'head'],
  'privacy.holdings': ['curator', 'operator', 'head'],
  'privacy.purges': ['curator', 'operator', 'head', 'auditor'],
  'privacy.proposePurge': ['curator', 'operator', 'head'],
  'privacy.confirmPurge': ['curator', 'operator'],
  'privacy.dropPurge': ['curator', 'operator', 'head'],
}

/** Valid inputs, so that nothing but the authority refuses. */
const feed = { id: 'dinkes.uji/hitungan' }
const board = { id: 'tiada' }
const screen = { name: 'Aula', room: 'Balai Kota', boards: ['tiada'], rotateSeconds: 60 }
const intake = { plugin: 'dinkes.uji', procedure: 'unggah' }
const release = { hash: 'a'.repeat(64) }
const reason = 'sudah diperiksa'
const enabledRelease = { plugin: 'dinkes.uji', version: '1.0.0', reason: 'sudah ditinjau' }
const rule = { rule: 1, reason: 'sudah dicoba' }
const inputs: Record<string, unknown> = {
  'boards.get': board,
  'boards.history': board,
  'boards.atRevision': { ...board, revision: 1 },
  'boards.create': { title: 'Uji', viewers: [], editors: ['staff'] },
  'boards.rename': { ...board, title: 'Uji' },
  'boards.setAudience': { ...board, viewers: [], editors: ['staff'] },
  'boards.archive': { ...board, archived: true },
  'boards.applyOperations': { ...board, revision: 0, operations: [{ type: 'remove', id: 'tempat01' }] },
  'widgets.query': { board: 'tiada', placement: 'tempat01', procedure: 'cari', input: {} },
  'widgets.report': { board: 'tiada', placement: 'tempat01', message: 'x' },
  'complaints.list': {},
  'complaints.mark': { ids: [1], state: 'seen' },
  'feeds.states': { ids: [] },
  'feeds.runNow': feed,
  'feeds.hold': { ...feed, reason: 'salah satuan' },
  'feeds.unhold': { ...feed, accept: true },
  'measures.series': { feed: feed.id, measure: 'count' },
  'areas.uploadBoundaries': { geojson: {} },
  'intake.deposits': intake,
  'intake.undo': { ...intake, revision: 1 },
  'connections.save': { name: 'armada', kind: 'http', baseUrl: 'https://armada.example' },
  'connections.allowPrivate': { opd: 'dinkes', name: 'armada', allow: true },
  'plugins.config': { plugin: 'dinkes.uji' },
  'plugins.configHistory': { plugin: 'dinkes.uji' },
  'plugins.saveConfig': { plugin: 'dinkes.uji', config: {} },
  'registry.releases': {},
  'offices.consequences': { id: 'tiada' },
  'offices.add': { id: 'tiada', name: 'Dinas Tiada', shortName: 'Tiada', aliases: [] },
  'offices.rename': { id: 'tiada', name: 'Dinas Tiada', shortName: 'Tiada', aliases: [], since: '2026-01-01' },
  'offices.merge': { id: 'tiada', into: 'dinkes', since: '2026-01-01', reason: 'digabung' },
  'offices.close': { id: 'tiada', since: '2026-01-01', reason: 'ditutup' },
  'offices.cancelPlan': { plan: 1 },
  'offices.handOver': { plugin: 'dinkes.uji', into: 'dinkes', since: '2026-01-01', reason: 'dipindah' },
  'keys.register': { opd: 'dinkes', publicKey: 'x', label: 'x' },
  'keys.revoke': { keyId: '0'.repeat(16), reason: 'laptop hilang' },
  'keys.intakes': { opd: 'dinkes' },
  'keys.makeApiKey': { opd: 'dinkes', label: 'CI', grant: { submit: true, status: true, intakes: [] } },
  'keys.revokeApiKey': { id: '0'.repeat(16), reason: 'tidak dipakai' },
  'screens.pair': { code: 'ABCDEF', ...screen },
  'screens.save': { id: 'tiada', ...screen },
  'screens.revoke': { id: 'tiada', reason: 'dipindahkan' },
  'curation.release': release,
  'curation.preview': release,
  'curation.queryPreview': { ...release, procedure: 'cari', input: {} },
  'curation.record': { decision: 1 },
  'curation.approve': { ...release, tier: 'sandboxed', reason },
  'curation.sendBack': { ...release, reason },
  'curation.withdraw': { ...release, reason },
  'curation.countersign': { decision: 1, reason },
  'curation.setPolicy': { plugin: 'dinkes.uji', policy: 'review', reason },
  'curation.revokePolicy': { plugin: 'dinkes.uji' },
  'enabling.enable': { ...enabledRelease, policy: 'pin' },
  'enabling.pilot': { ...enabledRelease, audience: { roles: ['mayor'] }, soakMinutes: 60, thresholds: defaultPilotThresholds },
  'enabling.adjustPilot': { ...rule, soakMinutes: 60, thresholds: defaultPilotThresholds },
  'enabling.widen': rule,
  'enabling.endRule': rule,
  'enabling.follow': { plugin: 'dinkes.uji', policy: 'pin', reason: 'menahan rilis' },
  'enabling.rollBack': { plugin: 'dinkes.uji', reason: 'salah hitung' },
  'enabling.stop': { plugin: 'dinkes.uji', reason: 'salah hitung' },
  'enabling.resume': { plugin: 'dinkes.uji', reason: 'sudah diperbaiki' },
  'demo.control': { source: 'x', mode: 'normal' },
  'account.prove': { kind: 'demo' },
  'account.changePassword': { password: 'kata sandi panjang' },
  'account.confirmSecondFactor': { code: '123456' },
  'account.removePasskey': { id: 'tiada' },
  'account.endSession': { id: 'tiada' },
  'account.readLink': { token: 'x'.repeat(43) },
  'account.useLink': { token: 'x'.repeat(43), password: 'kata sandi panjang' },
  'account.appointDeputy': { to: 'tiada', role: 'mayor', from: '2026-11-24', until: '2026-11-24', reason: 'cuti tahunan' },
  'account.endDeputy': { id: 'tiada' },
  'account.actFor': {},
  'people.invite': { name: 'Orang Uji', email: 'orang@uji.example', roles: ['staff'] },
  'people.renewLink': { id: 'tiada' },
  'people.setRoles': { id: 'tiada', roles: ['staff'] },
  'people.setDisabled': { id: 'tiada', disabled: true, reason: 'pindah tugas' },
  'people.endSessions': { id: 'tiada' },
  'people.resetSecondFactor': { id: 'tiada' },
  'people.appointDeputy': { giver: 'tiada', to: 'lain', role: 'mayor', from: '2026-11-24', until: '2026-11-24', reason: 'cuti tahunan' },
  'audit.list': {},
  'audit.exportCsv': {},
  'privacy.statePurpose': { subject: feed.id, purpose: 'quality' },
  'privacy.raiseClass': { feed: feed.id, classification: 'restricted', reason: 'memuat nama' },
  'privacy.closedHistory': { feed: feed.id, classification: 'public' },
  'privacy.lowerClass': { feed: feed.id, classification: 'public', reason: 'sudah dianonimkan' },
  'privacy.beginMeeting': { screen: 'tiada', minutes: 60, purpose: 'Rapat inflasi' },
  'privacy.finishMeeting': { screen: 'tiada' },
  'privacy.holdings': { plugin: 'dinkes.uji' },
  'privacy.proposePurge': { target: { kind: 'snapshots', feed: feed.id, from: 1, to: 2 }, reason: 'memuat nama pasien' },
  'privacy.confirmPurge': { id: 1 },
  'privacy.dropPurge': { id: 1 },
}

function callerOf(who: Who): Caller {
  if (who === 'anonymous') return { kind: 'anonymous', roles: [] }
  if (who === 'key') return { kind: 'publishing-key', roles: [], opd: 'dinkes', keyId: '0'.repeat(16) }
  if (who === 'local') return { kind: 'local-operator', roles: [] }
  if (who === 'screen') return { kind: 'screen', screenId: who, name: who, roles: ['screen'], screenBoards: [] }
  return { kind: 'user', userId: who, name: who, roles: [who], opd: 'dinkes' }
}

const procedures = (appRouter._def as unknown as { procedures: Record<string, { _def: { meta?: ApiMeta } }> }).procedures

test('every procedure declares its authority and stands in the table', () => {
  const undeclared = Object.entries(procedures).flatMap(([path, { _def }]) => (_def.meta?.authority === undefined ? path : []))

  expect(undeclared).toEqual([])
  expect(Object.keys(procedures).toSorted()).toEqual(Object.keys(table).toSorted())
})

describeOnPglite('the authority of procedures', (database) => {
  beforeAll(() => saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }]))

  async function refusal(who: Who, path: string): Promise<ErrorCode | undefined> {
    const caller = createCallerFactory(appRouter)({ caller: callerOf(who), database: database(), services: testServices() })
    const [group = '', name = ''] = path.split('.')
    const call = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group]?.[name]
    try {
      await call?.(inputs[path])
    } catch (error) {
      const { cause } = error as { cause?: unknown }
      if (!isCodedError(cause)) throw error
      if (cause.code === 'forbidden' || cause.code === 'unauthenticated') return cause.code
    }
    return undefined
  }

  test.each(Object.entries(table))('%s', async (path, allowed) => {
    for (const who of everybody) {
      const expected = allowed.includes(who)
        ? undefined
        : who === 'anonymous' && !path.startsWith('demo.')
          ? 'unauthenticated'
          : 'forbidden'
      expect({ who, refusal: await refusal(who, path) }).toEqual({ who, refusal: expected })
    }
  })

  test('a procedure that declares none is refused to everybody', async () => {
    const careless = router({ open: procedure.query(() => 'x') })
    const caller = createCallerFactory(careless)({ caller: callerOf('mayor'), database: database(), services: testServices() })

    await expect(caller.open()).rejects.toThrow(/declares no authority/)
  })

  test('an act that needs a fresh proof of who one is refuses a session that has none, or an old one', async () => {
    const guarded = router({
      stop: procedure.meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } }).query(() => 'stopped'),
    })
    const services = testServices()
    const asProven = (provenAt?: number) =>
      createCallerFactory(guarded)({ caller: { ...callerOf('curator'), provenAt }, database: database(), services }).stop()
    const now = services.now()

    await expect(asProven()).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
    await expect(asProven(now - freshProofMs - 1)).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
    expect(await asProven(now - freshProofMs)).toBe('stopped')
  })

  test('nothing of the demo exists outside of it', async () => {
    const caller = createCallerFactory(appRouter)({
      caller: callerOf('mayor'),
      database: database(),
      services: testServices({ demo: false }),
    })

    await expect(caller.demo.sources()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
