import * as z from 'zod'
import { CodedError } from '@wadah/errors'
import { roleSchema } from '@wadah/contracts/roles'
import { proxyHeaders } from '../demo/demo-guard.ts'
import { rolePage, rolePagePolicy } from '../demo/role-page.ts'
import { sealSchema } from '../audit/seal.ts'
import type { AppDeps } from './app-deps.ts'
import { localActSchema } from '../identity/local-acts.ts'
import { newUserSchema } from '../identity/new-user.ts'
import { addressOf, localTokenHeader } from './guard.ts'
import { parseJson } from './parse-json.ts'
import type { PlainRoute } from './plain-route.ts'

/** Routes for those who keep Wadah running, and the demo's door. */
export function operationRoutes(deps: AppDeps): PlainRoute[] {
  return [
    { method: 'GET', path: '/healthz', authority: { kind: 'public' }, handle: (context) => context.json({ ok: true }) },
    {
      method: 'GET',
      path: '/readyz',
      authority: { kind: 'public' },
      async handle(context) {
        const problem = await deps.notReady()
        return problem === undefined ? context.json({ ready: true }) : context.json({ ready: false, problem }, 503)
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      authority: { kind: 'public' },
      async handle(context) {
        // Feed names are in there: for scrapers on the machine, or with the token of the data folder.
        const direct =
          ['127.0.0.1', '::1', '::ffff:127.0.0.1', ''].includes(addressOf(context)) &&
          !proxyHeaders.some((name) => context.req.header(name))
        if (!direct && context.req.header(localTokenHeader) === undefined)
          throw new CodedError('forbidden', 'Metrics are for the machine itself.')
        return context.text(await deps.metrics.text(), 200, { 'content-type': deps.metrics.contentType })
      },
    },
    {
      method: 'POST',
      path: '/local/backup',
      authority: { kind: 'local' },
      handle: async (context) => context.json(await deps.backup()),
    },
    {
      method: 'POST',
      path: '/local/audit',
      authority: { kind: 'local' },
      bodyLimit: 200_000,
      async handle(context, { body }) {
        const asked = z.strictObject({ seals: z.array(sealSchema).max(20) }).safeParse(parseJson(body))
        if (!asked.success) throw new CodedError('invalid_input', z.prettifyError(asked.error))
        return context.json(await deps.auditState(asked.data.seals))
      },
    },
    {
      method: 'POST',
      path: '/local/audit/export',
      authority: { kind: 'local' },
      handle: async (context) => context.text(await deps.auditExport()),
    },
    {
      method: 'POST',
      path: '/local/users',
      authority: { kind: 'local' },
      bodyLimit: 10_000,
      async handle(context, { body }) {
        const user = newUserSchema.safeParse(parseJson(body))
        if (!user.success) throw new CodedError('invalid_input', z.prettifyError(user.error))
        return context.json({ id: await deps.createUser(user.data) }, 201)
      },
    },
    {
      method: 'POST',
      path: '/local/people',
      authority: { kind: 'local' },
      bodyLimit: 10_000,
      async handle(context, { body }) {
        const order = localActSchema.safeParse(parseJson(body))
        if (!order.success) throw new CodedError('invalid_input', z.prettifyError(order.error))
        return context.json(await deps.actLocally(order.data))
      },
    },
    {
      method: 'GET',
      path: '/demo/sign-in',
      authority: { kind: 'demo' },
      async handle(context) {
        const asked = context.req.query('as')
        const role = roleSchema.safeParse(asked).data
        const user = role === undefined ? undefined : await deps.demoUser?.(role)
        if (user === undefined) {
          const headers = { 'content-security-policy': rolePagePolicy, 'cache-control': 'no-store' }
          return context.html(rolePage(asked !== undefined), asked === undefined ? 200 : 404, headers)
        }
        const answer = context.redirect(user.start)
        const device = { userAgent: context.req.header('user-agent') ?? '', address: addressOf(context) }
        for (const cookie of (await deps.identity.signInAs(user.userId, device)).getSetCookie()) answer.headers.append('set-cookie', cookie)
        return answer
      },
    },
  ]
}
