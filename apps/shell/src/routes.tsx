import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router'
import { BoardPage } from './board/board-page.tsx'
import { BoardSkeleton } from './board/board-skeleton.tsx'
import { FailedPage } from './session/failed-page.tsx'
import { NoBoardPage } from './session/no-board-page.tsx'
import { NotFoundPage } from './session/not-found-page.tsx'
import { useSession } from './session/session.tsx'

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

function FirstBoard() {
  const { boards } = useSession()
  return boards[0] ? <Navigate to="/dasbor/$board" params={{ board: boards[0].id }} replace /> : <NoBoardPage />
}

const firstRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: FirstBoard })
const signedInRoute = createRoute({ getParentRoute: () => rootRoute, path: '/masuk', component: FirstBoard })

/** A board, and in the address what is chosen on it. */
export const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dasbor/$board',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search['wilayah'] === 'string' ? { wilayah: search['wilayah'] } : {}),
    ...(typeof search['periode'] === 'string' || typeof search['periode'] === 'number' ? { periode: String(search['periode']) } : {}),
    ...(typeof search['rincian'] === 'string' ? { rincian: search['rincian'] } : {}),
    ...(typeof search['layar'] === 'string' ? { layar: search['layar'] } : {}),
  }),
  component: BoardPage,
})

const editRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dasbor/$board/atur',
  component: lazyRouteComponent(() => import('./edit/edit-page.tsx'), 'EditPage'),
})
const feedsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aliran',
  component: lazyRouteComponent(() => import('./operations/feeds-page.tsx'), 'FeedsPage'),
})
const intakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unggah',
  component: lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'IntakePage'),
})
const enablingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pengaktifan',
  validateSearch: (search: Record<string, unknown>) => (typeof search['plugin'] === 'string' ? { plugin: search['plugin'] } : {}),
  component: lazyRouteComponent(() => import('./enabling/enabling-page.tsx'), 'EnablingPage'),
})
const attributionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/atribusi',
  component: lazyRouteComponent(() => import('./attribution/attribution-page.tsx'), 'AttributionPage'),
})

const boardsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dasbor',
  component: lazyRouteComponent(() => import('./boards/boards-page.tsx'), 'BoardsPage'),
})
const screensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/layar',
  component: lazyRouteComponent(() => import('./screens/screens-page.tsx'), 'ScreensPage'),
})
const officesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/opd',
  component: lazyRouteComponent(() => import('./offices/offices-page.tsx'), 'OfficesPage'),
})
const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kunci',
  component: lazyRouteComponent(() => import('./keys/keys-page.tsx'), 'KeysPage'),
})
const healthRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operasi',
  component: lazyRouteComponent(() => import('./operations/health-page.tsx'), 'HealthPage'),
})
const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/akun',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})
const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orang',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})
const connectionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/koneksi',
  component: lazyRouteComponent(() => import('./workspace/connections-page.tsx'), 'ConnectionsPage'),
})
const pluginsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setelan',
  component: lazyRouteComponent(() => import('./workspace/plugins-page.tsx'), 'PluginsPage'),
})
const boundariesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/batas',
  component: lazyRouteComponent(() => import('./workspace/boundaries-page.tsx'), 'BoundariesPage'),
})
const curationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kurasi',
  component: lazyRouteComponent(() => import('./curation/curation-page.tsx'), 'CurationPage'),
})
const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kurasi/$hash',
  component: lazyRouteComponent(() => import('./curation/review-page.tsx'), 'ReviewPage'),
})
const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/berita-acara/$decision',
  component: lazyRouteComponent(() => import('./curation/record-page.tsx'), 'RecordPage'),
})
const releasesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rilis',
  component: lazyRouteComponent(() => import('./curation/my-releases-page.tsx'), 'MyReleasesPage'),
})
const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jejak-audit',
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})
const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kerahasiaan',
  component: lazyRouteComponent(() => import('./privacy/privacy-page.tsx'), 'PrivacyPage'),
})
const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kerahasiaan/catatan',
  component: lazyRouteComponent(() => import('./privacy/records-page.tsx'), 'RecordsPage'),
})
const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mode-rapat',
  component: lazyRouteComponent(() => import('./meeting/meeting-page.tsx'), 'MeetingPage'),
})

const tree = rootRoute.addChildren([
  firstRoute,
  signedInRoute,
  boardRoute,
  editRoute,
  feedsRoute,
  intakeRoute,
  boardsRoute,
  screensRoute,
  officesRoute,
  keysRoute,
  healthRoute,
  attributionRoute,
  accountRoute,
  peopleRoute,
  connectionsRoute,
  pluginsRoute,
  boundariesRoute,
  curationRoute,
  reviewRoute,
  recordRoute,
  releasesRoute,
  enablingRoute,
  auditRoute,
  privacyRoute,
  recordsRoute,
  meetingRoute,
])

/** Makes the router of the shell. */
export function createShellRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: BoardSkeleton,
    defaultErrorComponent: FailedPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createShellRouter>
  }
}
