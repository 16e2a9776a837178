import { list as listAreas } from './areas/list.ts'
import { boundaries } from './areas/boundaries.ts'
import { uploadBoundaries } from './areas/upload-boundaries.ts'
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
import { list as listKeys } from './keys/list.ts'
import { register as registerKey } from './keys/register.ts'
import { revoke as revokeKey } from './keys/revoke.ts'
import { series } from './measures/series.ts'
import { add as addOffice } from './offices/add.ts'
import { close as closeOffice } from './offices/close.ts'
import { consequences } from './offices/consequences.ts'
import { handOver } from './offices/hand-over.ts'
import { list as listOffices } from './offices/list.ts'
import { merge as mergeOffice } from './offices/merge.ts'
import { plugins as ownedPlugins } from './offices/plugins.ts'
import { records as officeRecords } from './offices/records.ts'
import { rename as renameOffice } from './offices/rename.ts'
import { backUp } from './operations/back-up.ts'
import { health } from './operations/health.ts'
import { readiness } from './operations/readiness.ts'
import { config } from './plugins/config.ts'
import { saveConfig } from './plugins/save-config.ts'
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
  feeds: router({ states, list: listFeeds, runNow, hold, unhold }),
  measures: router({ series }),
  areas: router({ list: listAreas, boundaries, uploadBoundaries }),
  intake: router({ forms, deposits, undo }),
  connections: router({ list: listConnections, save: saveConnection, allowPrivate }),
  plugins: router({ config, saveConfig }),
  registry: router({ releases }),
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
  }),
  keys: router({ list: listKeys, register: registerKey, revoke: revokeKey }),
  screens: router({ list: listScreens, boards: screenBoards, pair, save: saveScreen, revoke: revokeScreen }),
  demo: router({ sources, control, publishNext }),
  attribution: router({ list: listAttribution }),
})

export type AppRouter = typeof appRouter
