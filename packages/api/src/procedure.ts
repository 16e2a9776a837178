import { initTRPC } from '@trpc/server'
import type { Authority } from '@wadah/contracts/roles'
import { isCodedError } from '@wadah/errors'
import { requireSecondFactor } from './account/second-factor-demand.ts'
import { isSensitive, noteDenied } from './audit/denied.ts'
import { requireAuthority } from './authority.ts'
import type { ApiContext } from './context.ts'
import { toTrpcError, wadahErrorData } from './trpc-errors.ts'

/** What every procedure says about itself. */
export interface ApiMeta {
  authority: Authority
}

const trpc = initTRPC
  .context<ApiContext>()
  .meta<ApiMeta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error }) {
      const wadah = wadahErrorData(error)
      const message = wadah.code === 'internal' ? 'Something failed inside Wadah; the log of the server says what.' : shape.message
      return { ...shape, message, data: { ...shape.data, wadah } }
    },
  })

/** A proof is asked for of those alone who may act with it: what they lack besides is said first. */
async function admit(authority: Authority | undefined, context: ApiContext): Promise<void> {
  const { caller, services } = context
  let unproven: unknown
  try {
    requireAuthority(authority, caller, { demo: services.installation.demo, now: services.now() })
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'step_up_required') throw error
    unproven = error
  }
  if (authority !== undefined) await requireSecondFactor(authority, context)
  if (unproven !== undefined) throw unproven
}

const guard = trpc.middleware(async ({ ctx, meta, path, type, next }) => {
  try {
    await admit(meta?.authority, ctx)
  } catch (error) {
    if (isCodedError(error) && error.code === 'forbidden' && isSensitive(meta?.authority, type)) await noteDenied(ctx, path)
    if (isCodedError(error)) throw toTrpcError(error)
    throw error
  }
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  if (isCodedError(cause) && cause.code === 'forbidden' && isSensitive(meta?.authority, type)) await noteDenied(ctx, path)
  if (isCodedError(cause)) throw toTrpcError(cause)
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    ctx.services.log({
      level: 'error',
      message: `Procedure ${path} failed: ${result.error.message}`,
      details: { stack: result.error.stack },
    })
  }
  return result
})

/** Starts a procedure; declare its authority with `.meta({ authority })` or nobody may call it. */
export const procedure = trpc.procedure.use(guard)
export const router = trpc.router
/** Calls procedures in process, with a context of one's own. */
export const createCallerFactory = trpc.createCallerFactory
