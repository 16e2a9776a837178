import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { apiKeyRightOf, requireAuthority } from '@wadah/api/authority'
import { apiKeyPrefix } from '@wadah/contracts/api-key'
import { CodedError } from '@wadah/errors'
import type { AppDeps } from './app-deps.ts'
import type { PlainRoute, RequestFacts } from './plain-route.ts'
import { readBody } from './read-body.ts'
import { isSameOrigin } from './same-origin.ts'

/** Header in which commands on the machine itself show the token of the data folder. */
export const localTokenHeader = 'x-wadah-local-token'

/** The address a request came from; empty in process. */
export function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return ''
  }
}

function isLocalOperator(context: Context, token: string): boolean {
  const given = Buffer.from(context.req.header(localTokenHeader) ?? '')
  const own = Buffer.from(token)
  return given.length === own.length && timingSafeEqual(given, own)
}

/**
 * Finds out who calls, and refuses before the route runs.
 *
 * @remarks Of those who have no authority no body is read; a signature is verified over it, so there it is read once its key is known.
 */
export async function guardRoute(context: Context, route: PlainRoute, deps: AppDeps): Promise<RequestFacts> {
  let reading: Promise<Uint8Array<ArrayBuffer>> | undefined
  const body = () =>
    (reading ??= route.bodyLimit === undefined ? Promise.resolve(new Uint8Array()) : readBody(context.req.raw, route.bodyLimit))
  const facts = (await callerOfApiKey(context, route, deps)) ?? (await callerOf(context, body, deps))
  requireAuthority(route.authority, facts.caller, { demo: deps.installation.demo, now: deps.now() })
  return { ...facts, body: await body() }
}

/** The API key of a request; undefined where there is none. A token of another kind is nobody's here. */
export function apiKeyIn(authorization: string | undefined): string | undefined {
  const [, token] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  return token?.startsWith(apiKeyPrefix) === true ? token : undefined
}

/** An API key opens the few routes that name a right for it; it is no session, and no procedure is called with it. */
async function callerOfApiKey(
  context: Context,
  { authority }: PlainRoute,
  { identity }: AppDeps,
): Promise<Omit<RequestFacts, 'body'> | undefined> {
  const key = apiKeyIn(context.req.header('authorization'))
  if (key === undefined) return undefined
  if (apiKeyRightOf(authority) === undefined)
    throw new CodedError('forbidden', 'An API key opens /publish and /intake only.', { details: { reason: 'route' } })
  return { caller: await identity.apiKeyCaller(key), session: undefined }
}

async function callerOf(context: Context, body: () => Promise<Uint8Array>, deps: AppDeps): Promise<Omit<RequestFacts, 'body'>> {
  if (context.req.header(localTokenHeader) !== undefined) {
    if (!isLocalOperator(context, deps.localToken)) throw new CodedError('forbidden', 'The local token does not fit.')
    return { caller: { kind: 'local-operator', roles: [] }, session: undefined }
  }
  const authorization = context.req.header('authorization')
  if (authorization?.startsWith('Wadah ')) {
    const { pathname, search } = new URL(context.req.url)
    const caller = await deps.identity.keyCaller({ method: context.req.method, path: `${pathname}${search}`, body, authorization })
    return { caller, session: undefined }
  }
  const found = await deps.identity.callerOf(context.req.raw.headers)
  // A cookie is sent by the browser whoever asked for it.
  if (found.session !== undefined && context.req.method !== 'GET' && !isSameOrigin((name) => context.req.header(name), deps.origins)) {
    throw new CodedError('forbidden', 'Another site may not act in your name.')
  }
  return found
}
