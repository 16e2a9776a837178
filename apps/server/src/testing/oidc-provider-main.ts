// A single sign-on for tests, as a process of its own: signs in whoever `login_hint` names. Prints one JSON line once it listens.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

const port = Number(process.argv[2])
const redirect = process.argv[3] ?? ''
const server = createServer()
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'wadah',
      client_secret: 'rahasia-klien-uji',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  cookies: { keys: ['kunci-uji'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/auto/${uid}` },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('belum'), name: 'Nama di penyedia' }),
  }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId ?? '', accountId: ctx.oidc.session?.accountId ?? '' })
    grant.addOIDCScope('openid email profile')
    await grant.save()
    return grant
  },
})

const answer = provider.callback()
server.on('request', (request, response) => {
  if (request.url?.startsWith('/auto/') !== true) return void answer(request, response)
  void provider.interactionDetails(request, response).then(({ params }) => {
    const login = { accountId: String(params['login_hint']) }
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  })
})
process.stdout.write(`${JSON.stringify({ ready: true, issuer })}\n`)
