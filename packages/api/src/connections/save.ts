import * as z from 'zod'
import { connectionNameSchema } from '@wadah/contracts/ids'
import { connectionKindSchema } from '@wadah/contracts/manifest'
import { addAuditEvent } from '@wadah/db/audit'
import { findConnection, saveConnection, type ConnectionRow } from '@wadah/db/connections'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { runMended } from './run-mended.ts'

const secretText = z.string().min(1).max(4_000)

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), token: secretText }),
  z.strictObject({ kind: z.literal('basic'), user: secretText, password: secretText }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/), value: secretText }),
])

/** What may stay as it was for another address: an operator's leave holds for one host, a secret for one origin. */
function staysWith(former: ConnectionRow | undefined, baseUrl: string): { secret: boolean; leave: boolean } {
  if (former === undefined) return { secret: true, leave: false }
  // A demo's address names its simulator in place of an origin.
  if (!URL.canParse(former.baseUrl)) return { secret: false, leave: false }
  const [was, is] = [new URL(former.baseUrl), new URL(baseUrl)]
  return { secret: was.origin === is.origin, leave: former.allowPrivate && was.host === is.host }
}

export const save = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'], orKey: true } })
  .input(
    z.strictObject({
      name: connectionNameSchema,
      kind: connectionKindSchema,
      baseUrl: z.url({ protocol: /^https?$/ }).max(400),
      /** Absent: what is stored stays, as long as it goes to the same scheme, host and port. `null`: forget it. */
      auth: authSchema.nullable().optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { opd } = ctx.caller
    if (opd === undefined) throw new CodedError('forbidden', 'A connection belongs to an OPD, and you belong to none.')
    const updatedAt = new Date(ctx.services.now())
    const updatedBy = actorOf(ctx.caller)
    const { auth: given, ...row } = input
    await ctx.database.transaction(async (tx) => {
      const stays = staysWith(await findConnection(tx, opd, input.name), input.baseUrl)
      const auth = given === undefined && !stays.secret ? null : given
      const sealedAuth = auth === undefined || auth === null ? auth : Buffer.from(ctx.services.secrets.seal(auth))
      // A demo has private addresses only.
      const allowPrivate = ctx.services.installation.demo || stays.leave
      await saveConnection(tx, { ...row, opd, sealedAuth, allowPrivate, updatedAt, updatedBy })
      await addAuditEvent(tx, {
        at: updatedAt,
        actor: updatedBy,
        action: 'connection.save',
        subject: `${opd}/${input.name}`,
        details: {
          host: new URL(input.baseUrl).host,
          credentials: auth === undefined ? 'kept' : auth === null ? 'forgotten' : 'replaced',
        },
      })
    })
    await runMended(ctx, { opd, name: input.name })
    return { ok: true }
  })
