import { changePassword } from './account/change-password.ts'
import { actFor, appointDeputy as appointOwnDeputy, colleagues, endDeputy } from './account/deputies.ts'
import { demand } from './account/demand.ts'
import { endOtherSessions, endSession } from './account/end-session.ts'
import { overview } from './account/overview.ts'
import { passkeyChallenge } from './account/passkey-challenge.ts'
import { prove } from './account/prove.ts'
import { removePasskey } from './account/remove-passkey.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from './account/second-factor.ts'
import { readLink, useLink } from './account/use-link.ts'
import { ways } from './account/ways.ts'
import { list as listAreas } from './areas/list.ts'
import { boundaries } from './areas/boundaries.ts'
import { uploadBoundaries } from './areas/upload-boundaries.ts'
import { actions as auditActions, exportCsv, list as listAudit, state as auditState } from './audit/entries.ts'
import { list as listAttribution } from './attribution/list.ts'
import { applyOperations } from './boards/apply-operations.ts'
import { archive as archiveBoard } from './boards/archive.ts'
import { atRevision } from './boards/at-revision.ts'
import { create as createBoard } from './boards/create.ts'
import { get as getBoard } from './boards/get.ts'
import { history } from './boards/history.ts'
import { list as listBoards } from './boards/list.ts'
import { rename as renameBoard } from './boards/rename.ts'
import { setAudience } from './boards/set-audience.ts'
import { list as listComplaints } from './complaints/list.ts'
import { mark as markComplaints } from './complaints/mark.ts'
import { news as complaintNews } from './complaints/news.ts'
import { allowPrivate } from './connections/allow-private.ts'
import { list as listConnections } from './connections/list.ts'
import { needed as neededConnections } from './connections/needed.ts'
import { save as saveConnection } from './connections/save.ts'
import { approve } from './curation/approve.ts'
import { countersign } from './curation/countersign.ts'
import { mine } from './curation/mine.ts'
import { preview } from './curation/preview.ts'
import { queryPreview } from './curation/query-preview.ts'
import { queue } from './curation/queue.ts'
import { record } from './curation/record.ts'
import { release } from './curation/release.ts'
import { revokePolicy } from './curation/revoke-policy.ts'
import { sendBack } from './curation/send-back.ts'
import { setPolicy } from './curation/set-policy.ts'
import { withdraw } from './curation/withdraw.ts'
import { control } from './demo/control.ts'
import { publishNext } from './demo/publish-next.ts'
import { sources } from './demo/sources.ts'
import { adjustPilot } from './enabling/adjust-pilot.ts'
import { audiences } from './enabling/audiences.ts'
import { enable } from './enabling/enable.ts'
import { endRule } from './enabling/end-rule.ts'
import { follow } from './enabling/follow.ts'
import { list as listEnabling } from './enabling/list.ts'
import { pilot } from './enabling/pilot.ts'
import { reach } from './enabling/reach.ts'
import { resume } from './enabling/resume.ts'
import { rollBack } from './enabling/roll-back.ts'
import { stop } from './enabling/stop.ts'
import { timeline } from './enabling/timeline.ts'
import { widen } from './enabling/widen.ts'
import { hold } from './feeds/hold.ts'
import { list as listFeeds } from './feeds/list.ts'
import { runNow } from './feeds/run-now.ts'
import { states } from './feeds/states.ts'
import { unhold } from './feeds/unhold.ts'
import { list as listGallery } from './gallery/list.ts'
import { deposits } from './intake/deposits.ts'
import { forms } from './intake/forms.ts'
import { undo } from './intake/undo.ts'
import { list as listKeys } from './keys/list.ts'
import { intakesOfOpd } from './keys/intakes-of-opd.ts'
import { listOfApiKeys } from './keys/list-api-keys.ts'
import { makeApiKey } from './keys/make-api-key.ts'
import { register as registerKey } from './keys/register.ts'
import { revokeApiKey } from './keys/revoke-api-key.ts'
import { revoke as revokeKey } from './keys/revoke.ts'
import { series } from './measures/series.ts'
import { add as addOffice } from './offices/add.ts'
import { cancelPlan } from './offices/cancel-plan.ts'
import { close as closeOffice } from './offices/close.ts'
import { consequences } from './offices/consequences.ts'
import { handOver } from './offices/hand-over.ts'
import { plans as officePlans } from './offices/plans.ts'
import { list as listOffices } from './offices/list.ts'
import { merge as mergeOffice } from './offices/merge.ts'
import { plugins as ownedPlugins } from './offices/plugins.ts'
import { records as officeRecords } from './offices/records.ts'
import { rename as renameOffice } from './offices/rename.ts'
import { backUp } from './operations/back-up.ts'
import { health } from './operations/health.ts'
import { readiness } from './operations/readiness.ts'
import { appointDeputy } from './people/appoint-deputy.ts'
import { endSessions } from './people/end-sessions.ts'
import { invite } from './people/invite.ts'
import { list as listPeople } from './people/list.ts'
import { renewLink } from './people/renew-link.ts'
import { resetSecondFactor } from './people/reset-second-factor.ts'
import { setDisabled } from './people/set-disabled.ts'
import { setRoles } from './people/set-roles.ts'
import { config } from './plugins/config.ts'
import { configHistory } from './plugins/config-history.ts'
import { own } from './plugins/own.ts'
import { saveConfig } from './plugins/save-config.ts'
import { classifications } from './privacy/classifications.ts'
import { closedHistory, lowerClass, raiseClass } from './privacy/classify.ts'
import { holdings, purgeablePlugins } from './privacy/holdings.ts'
import { beginMeeting, finishMeeting, rooms } from './privacy/meetings.ts'
import { processingRecords, records as listRecords } from './privacy/processing-records.ts'
import { confirm as confirmPurge, drop as dropPurge, listed as purges, propose as proposePurge } from './privacy/purges.ts'
import { statePurpose } from './privacy/state-purpose.ts'
import { router } from './procedure.ts'
import { releases } from './registry/releases.ts'
import { me } from './session/me.ts'
import { signOut } from './session/sign-out.ts'
import { boards as screenBoards } from './screens/boards.ts'
import { list as listScreens } from './screens/list.ts'
import { pair } from './screens/pair.ts'
import { revoke as revokeScreen } from './screens/revoke.ts'
import { save as saveScreen } from './screens/save.ts'
import { query } from './widgets/query.ts'
import { report } from './widgets/report.ts'

/** Every procedure of Wadah. Plugins come and go without changing it. */
export const appRouter = router({
  session: router({ me, signOut }),
  // “apply” is a reserved word of tRPC routers, hence the longer name.
  boards: router({
    get: getBoard,
    applyOperations,
    history,
    atRevision,
    list: listBoards,
    create: createBoard,
    rename: renameBoard,
    setAudience,
    archive: archiveBoard,
  }),
  gallery: router({ list: listGallery }),
  widgets: router({ query, report }),
  complaints: router({ list: listComplaints, news: complaintNews, mark: markComplaints }),
  feeds: router({ states, list: listFeeds, runNow, hold, unhold }),
  measures: router({ series }),
  areas: router({ list: listAreas, boundaries, uploadBoundaries }),
  intake: router({ forms, deposits, undo }),
  connections: router({ list: listConnections, needed: neededConnections, save: saveConnection, allowPrivate }),
  plugins: router({ own, config, configHistory, saveConfig }),
  registry: router({ releases }),
  curation: router({
    queue,
    release,
    preview,
    queryPreview,
    mine,
    record,
    approve,
    sendBack,
    withdraw,
    countersign,
    setPolicy,
    revokePolicy,
  }),
  enabling: router({
    list: listEnabling,
    timeline,
    audiences,
    reach,
    enable,
    pilot,
    adjustPilot,
    widen,
    endRule,
    follow,
    rollBack,
    stop,
    resume,
  }),
  operations: router({ health, readiness, backUp }),
  offices: router({
    list: listOffices,
    records: officeRecords,
    plugins: ownedPlugins,
    consequences,
    add: addOffice,
    rename: renameOffice,
    merge: mergeOffice,
    close: closeOffice,
    handOver,
    plans: officePlans,
    cancelPlan,
  }),
  keys: router({
    list: listKeys,
    register: registerKey,
    revoke: revokeKey,
    apiKeys: listOfApiKeys,
    intakes: intakesOfOpd,
    makeApiKey,
    revokeApiKey,
  }),
  screens: router({ list: listScreens, boards: screenBoards, pair, save: saveScreen, revoke: revokeScreen }),
  demo: router({ sources, control, publishNext }),
  attribution: router({ list: listAttribution }),
  account: router({
    overview,
    demand,
    ways,
    passkeyChallenge,
    prove,
    changePassword,
    beginSecondFactor,
    confirmSecondFactor,
    removeSecondFactor,
    renewRecoveryCodes,
    removePasskey,
    endSession,
    endOtherSessions,
    readLink,
    useLink,
    colleagues,
    appointDeputy: appointOwnDeputy,
    endDeputy,
    actFor,
  }),
  people: router({ list: listPeople, invite, renewLink, setRoles, setDisabled, endSessions, resetSecondFactor, appointDeputy }),
  audit: router({ list: listAudit, actions: auditActions, state: auditState, exportCsv }),
  privacy: router({
    statePurpose,
    classifications,
    raiseClass,
    closedHistory,
    lowerClass,
    rooms,
    beginMeeting,
    finishMeeting,
    processingRecords,
    records: listRecords,
    purgeablePlugins,
    holdings,
    purges,
    proposePurge,
    confirmPurge,
    dropPurge,
  }),
})

export type AppRouter = typeof appRouter
