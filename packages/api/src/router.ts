import { list as listAreas } from './areas/list.ts'
import { boundaries } from './areas/boundaries.ts'
import { uploadBoundaries } from './areas/upload-boundaries.ts'
import { actions as auditActions, exportCsv, list as listAudit, state as auditState } from './audit/entries.ts'
import { list as listAttribution } from './attribution/list.ts'
import { applyOperations } from './boards/apply-operations.ts'
import { atRevision } from './boards/at-revision.ts'
import { get as getBoard } from './boards/get.ts'
import { history } from './boards/history.ts'
import { allowPrivate } from './connections/allow-private.ts'
import { list as listConnections } from './connections/list.ts'
import { save as saveConnection } from './connections/save.ts'
import { control } from './demo/control.ts'
import { publishNext } from './demo/publish-next.ts'
import { sources } from './demo/sources.ts'
import { hold } from './feeds/hold.ts'
import { list as listFeeds } from './feeds/list.ts'
import { runNow } from './feeds/run-now.ts'
import { states } from './feeds/states.ts'
import { unhold } from './feeds/unhold.ts'
import { list as listGallery } from './gallery/list.ts'
import { deposits } from './intake/deposits.ts'
import { forms } from './intake/forms.ts'
import { undo } from './intake/undo.ts'
import { series } from './measures/series.ts'
import { health } from './operations/health.ts'
import { config } from './plugins/config.ts'
import { saveConfig } from './plugins/save-config.ts'
import { classifications } from './privacy/classifications.ts'
import { lowerClass, raiseClass } from './privacy/classify.ts'
import { holdings, purgeablePlugins } from './privacy/holdings.ts'
import { beginMeeting, finishMeeting, rooms } from './privacy/meetings.ts'
import { processingRecords } from './privacy/processing-records.ts'
import { confirm as confirmPurge, drop as dropPurge, listed as purges, propose as proposePurge } from './privacy/purges.ts'
import { statePurpose } from './privacy/state-purpose.ts'
import { router } from './procedure.ts'
import { releases } from './registry/releases.ts'
import { me } from './session/me.ts'
import { signOut } from './session/sign-out.ts'
import { query } from './widgets/query.ts'
import { report } from './widgets/report.ts'

/** Every procedure of Wadah. Plugins come and go without changing it. */
export const appRouter = router({
  session: router({ me, signOut }),
  // “apply” is a reserved word of tRPC routers, hence the longer name.
  boards: router({ get: getBoard, applyOperations, history, atRevision }),
  gallery: router({ list: listGallery }),
  widgets: router({ query, report }),
  feeds: router({ states, list: listFeeds, runNow, hold, unhold }),
  measures: router({ series }),
  areas: router({ list: listAreas, boundaries, uploadBoundaries }),
  intake: router({ forms, deposits, undo }),
  connections: router({ list: listConnections, save: saveConnection, allowPrivate }),
  plugins: router({ config, saveConfig }),
  registry: router({ releases }),
  operations: router({ health }),
  demo: router({ sources, control, publishNext }),
  attribution: router({ list: listAttribution }),
  audit: router({ list: listAudit, actions: auditActions, state: auditState, exportCsv }),
  privacy: router({
    statePurpose,
    classifications,
    raiseClass,
    lowerClass,
    rooms,
    beginMeeting,
    finishMeeting,
    processingRecords,
    purgeablePlugins,
    holdings,
    purges,
    proposePurge,
    confirmPurge,
    dropPurge,
  }),
})

export type AppRouter = typeof appRouter
