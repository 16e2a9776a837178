import { classificationSchema, type Classification } from '@wadah/contracts/classification'
import { grantsIntake } from '@wadah/contracts/api-key'
import { feedId, pluginIdSchema, procedureNameSchema, feedIdSchema, sha256Schema } from '@wadah/contracts/ids'
import type { Caller } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'
import { serveEventStream } from '../live/event-stream.ts'
import type { AppDeps } from './app-deps.ts'
import { filePolicy } from './file-policy.ts'
import type { PlainRoute } from './plain-route.ts'
import { serveStored } from './serve-stored.ts'

const megabyte = 1024 * 1024

/** How long a browser may keep a body. The next person at the device has another cookie, and asks anew. */
const keptOnDevice: Record<Classification, string> = {
  public: 'private, max-age=604800, immutable',
  // The browser’s own store outlives a sign-out; ours is wiped by it.
  internal: 'no-store',
  restricted: 'no-store',
}

/** Versions are counted in a column of 32 bits. */
const largestVersion = 2_147_483_647

/** A file's name as it was before it was escaped; one that nobody escaped stands as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function notFound(): CodedError {
  return new CodedError('not_found', 'There is nothing here, or you may not see it.')
}

/** An API key may be narrowed to some intakes of its OPD. Throws `forbidden`. */
function requireIntake({ kind, name = '', grant }: Caller, intake: string): void {
  if (kind !== 'api-key' || (grant !== undefined && grantsIntake(grant, intake))) return
  throw new CodedError('forbidden', `The API key “${name}” may not upload to ${intake}.`, { details: { reason: 'intake', intake } })
}

/** Routes that take and hand out releases, uploads and data. */
export function dataRoutes(deps: AppDeps): PlainRoute[] {
  return [
    {
      method: 'POST',
      path: '/publish',
      authority: { kind: 'opd-key', apiKey: 'submit' },
      bodyLimit: 8 * megabyte,
      handle: async (context, { caller, body }) => context.json(await deps.publish(body, caller), 201),
    },
    {
      method: 'GET',
      path: '/publish',
      authority: { kind: 'opd-key', apiKey: 'status' },
      handle: async (context, { caller }) => context.json(await deps.submissions(caller, context.req.query('plugin'))),
    },
    {
      method: 'GET',
      path: '/publish/:hash',
      authority: { kind: 'opd-key', apiKey: 'status' },
      handle: async (context, { caller }) => context.json(await deps.submission(context.req.param('hash') ?? '', caller)),
    },
    {
      method: 'POST',
      path: '/intake/:plugin/:procedure',
      authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'], orKey: true, apiKey: 'intake' },
      bodyLimit: 32 * megabyte,
      async handle(context, { caller, body }) {
        const plugin = pluginIdSchema.safeParse(context.req.param('plugin')).data
        const procedure = procedureNameSchema.safeParse(context.req.param('procedure')).data
        if (plugin === undefined || procedure === undefined) throw notFound()
        requireIntake(caller, feedId(plugin, procedure))
        const fileName = decoded(context.req.header('x-file-name') ?? 'upload.csv').slice(0, 200)
        const outcome = await deps.intake({ plugin, procedure, bytes: body, fileName, caller })
        return context.json(outcome, outcome.ok ? 200 : 422)
      },
    },
    {
      method: 'GET',
      path: '/files/:sha256',
      authority: { kind: 'public' },
      async handle(context, { caller }) {
        const sha256 = sha256Schema.safeParse(context.req.param('sha256')).data
        const stored = sha256 === undefined ? undefined : await deps.file(sha256, caller)
        if (stored === undefined) throw notFound()
        // Sandboxed frames have an opaque origin; the content address is the check, not the origin.
        return serveStored(context, stored, {
          'cache-control': stored.isPrivate === true ? 'private, no-store' : 'public, max-age=31536000, immutable',
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'content-security-policy': filePolicy,
          etag: `"${sha256}"`,
        })
      },
    },
    {
      method: 'GET',
      path: '/feeds/:id/:projection/:version',
      authority: { kind: 'public' },
      async handle(context, { caller, session }) {
        const id = feedIdSchema.safeParse(context.req.param('id')).data
        const projection = classificationSchema.safeParse(context.req.param('projection')).data
        const version = Number(context.req.param('version'))
        if (id === undefined || projection === undefined || !(Number.isInteger(version) && version > 0 && version <= largestVersion))
          throw notFound()
        const stored = await deps.feedBody({ id, projection, version, caller, session })
        if (stored === undefined) throw notFound()
        const answer = serveStored(context, stored, { 'cache-control': keptOnDevice[projection], vary: 'accept-encoding, cookie' })
        deps.metrics.sent(id, Number(answer.headers.get('content-length')))
        return answer
      },
    },
    {
      method: 'GET',
      path: '/live/sse',
      authority: { kind: 'session' },
      handle: (context, { caller, session }) => serveEventStream(context, deps, { caller, session }),
    },
  ]
}
