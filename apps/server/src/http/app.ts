import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@wadah/api/router'
import { CodedError, isCodedError } from '@wadah/errors'
import { demoRefusal } from '../demo/demo-guard.ts'
import type { AppDeps } from './app-deps.ts'
import { clientAddress } from './client-address.ts'
import { apiKeyIn, guardRoute } from './guard.ts'
import { httpStatus } from './http-status.ts'
import { createRefusalNotes } from './note-refusals.ts'
import type { PlainRoute } from './plain-route.ts'
import { createRateLimit } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { dataRoutes } from './routes-of-data.ts'
import { operationRoutes } from './routes-of-operation.ts'
import { screenRoutes } from './routes-of-screens.ts'
import { isSameOrigin } from './same-origin.ts'
import { secureHeaders } from './secure-headers.ts'
import { serveShell } from './serve-shell.ts'

/** Every route that is not a procedure, with its authority. */
export function plainRoutes(deps: AppDeps): PlainRoute[] {
  return [...dataRoutes(deps), ...operationRoutes(deps), ...screenRoutes(deps)]
}

/** Largest tRPC requests: of any procedures, and of a city's boundaries as GeoJSON alone. */
const trpcLimit = 4 * 1024 * 1024
const boundariesLimit = 16 * 1024 * 1024
/** Largest request of the sign-in library: a passkey's proof. */
const authLimit = 64 * 1024

/** Makes the HTTP surface; it can be called in process. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono()
  const noteRefusal = createRefusalNotes(deps)
  app.onError((error, context) => {
    if (isCodedError(error)) {
      const { path, method } = context.req
      noteRefusal({ code: error.code, method, path, address: clientAddress(context, deps.proxies) })
    }
    return answerError(error, context, deps)
  })
  app.use(measured(deps))
  app.use(secureHeaders(deps))
  app.use(knownMethods)
  if (deps.installation.demo) app.use(demoOnly)
  app.use(limited(deps))
  const trpc: PlainRoute = {
    method: 'POST',
    path: '/trpc/*',
    authority: { kind: 'public' },
    handle: trpcHandler(deps),
  }
  const limitOf = ({ req: { method, path } }: Context): number | undefined => {
    if (method !== 'POST') return undefined
    return path === '/trpc/areas.uploadBoundaries' ? boundariesLimit : trpcLimit
  }
  app.use('/trpc/*', compress({ threshold: 2_048 }))
  app.all('/trpc/*', async (context) => trpc.handle(context, await guardRoute(context, { ...trpc, bodyLimit: limitOf(context) }, deps)))
  app.all('/api/auth/*', (context) => authHandler(context, deps))
  for (const route of plainRoutes(deps)) {
    app.on(route.method, route.path, async (context) => route.handle(context, await guardRoute(context, route, deps)))
  }
  app.get('*', (context) => serveShell(context, deps))
  app.notFound((context) => context.json({ code: 'not_found', message: `There is no ${context.req.path} here.`, details: {} }, 404))
  return app
}

/** Which of the sign-in library's ways are open is the identity's to say; that it is our own page that asks is said here. */
async function authHandler(context: Context, deps: AppDeps): Promise<Response> {
  const { method, url, headers } = context.req.raw
  const address = clientAddress(context, deps.proxies)
  if (method === 'GET') return deps.identity.handle(context.req.raw, address)
  // Also without a session: another site's page could sign a visitor in as somebody else.
  if (!isSameOrigin((name) => context.req.header(name), deps.origins))
    throw new CodedError('forbidden', 'Another site may not sign you in.')
  const body = await readBody(context.req.raw, authLimit)
  return deps.identity.handle(new Request(url, { method, headers, body }), address)
}

function trpcHandler(deps: AppDeps): PlainRoute['handle'] {
  return (context, { caller, session, renewal, body }) => {
    const { method, url, headers } = context.req.raw
    const answerHeaders = new Headers()
    for (const cookie of renewal?.getSetCookie() ?? []) answerHeaders.append('set-cookie', cookie)
    return fetchRequestHandler({
      endpoint: '/trpc',
      router: appRouter,
      // The guard has read the body.
      req: new Request(url, method === 'POST' ? { method, headers, body } : { method, headers }),
      maxBatchSize: 40,
      createContext: () => deps.context({ caller, session, address: clientAddress(context, deps.proxies), headers, answerHeaders }),
      responseMeta: () => ({ headers: new Headers([...answerHeaders, ['cache-control', 'no-store']]) }),
    })
  }
}

/** No other is served by any route, and the runtime fails on some of them. */
const methods = ['GET', 'HEAD', 'POST']

async function knownMethods(context: Context, next: () => Promise<void>): Promise<Response | undefined> {
  const { method } = context.req
  if (methods.includes(method)) return (await next()) as undefined
  return context.json({ code: 'invalid_input', message: `${method} is not served here.`, details: {} }, 405, { allow: methods.join(', ') })
}

async function demoOnly(context: Context, next: () => Promise<void>): Promise<void> {
  const refusal = demoRefusal((name) => context.req.header(name))
  if (refusal !== undefined) throw new CodedError('forbidden', refusal)
  await next()
}

function limited(deps: AppDeps) {
  const everybody = createRateLimit({ burst: 120_000, windowMs: 60_000 }, deps.now)
  const reads = createRateLimit({ burst: 6_000, windowMs: 60_000 }, deps.now)
  const writes = createRateLimit({ burst: 120, windowMs: 60_000 }, deps.now)
  const signIns = createRateLimit({ burst: 60, windowMs: 60_000 }, deps.now)
  const keyed = createRateLimit({ burst: 600, windowMs: 60_000 }, deps.now)
  const pairings = createRateLimit({ burst: 12, windowMs: 60_000 }, deps.now)
  return async (context: Context, next: () => Promise<void>) => {
    const { path, method } = context.req
    const address = clientAddress(context, deps.proxies)
    if (apiKeyIn(context.req.header('authorization')) !== undefined) keyed.take(address)
    if (path.startsWith('/api/auth/')) signIns.take(address)
    else if (path === '/screens/begin') pairings.take(address)
    else if (method === 'POST' && !path.startsWith('/trpc/')) writes.take(address)
    else if (path.startsWith('/trpc/') || path.startsWith('/feeds/')) {
      // Many people share the address of an office or a proxy; few share a session.
      everybody.take(address)
      reads.take(context.req.header('cookie') ?? address)
    }
    await next()
  }
}

function measured(deps: AppDeps) {
  return async (context: Context, next: () => Promise<void>) => {
    const started = performance.now()
    await next()
    const [, first = ''] = context.req.path.split('/')
    const route = ['trpc', 'api', 'feeds', 'files', 'publish', 'intake', 'live', 'demo', 'screens', 'assets'].includes(first)
      ? first
      : 'shell'
    deps.metrics.request(route, context.res.status, (performance.now() - started) / 1_000)
  }
}

function answerError(error: Error, context: Context, deps: AppDeps): Response {
  if (isCodedError(error) && error.code !== 'internal') {
    return context.json({ code: error.code, message: error.message, details: error.details }, httpStatus(error.code))
  }
  deps.log({
    level: 'error',
    message: `${context.req.method} ${context.req.path} failed: ${error.message}`,
    details: { stack: error.stack },
  })
  return context.json({ code: 'internal', message: 'Something failed inside Wadah; the log of the server says what.', details: {} }, 500)
}
