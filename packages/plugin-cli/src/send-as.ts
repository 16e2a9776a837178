import { CodedError } from '@wadah/errors'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import type { SignIn } from './sign-in.ts'

/** What the server answered. */
export interface ServerAnswer {
  status: number
  body: unknown
}

/** Sends a body to the server. Throws `invalid_input` for an address that is none or leads elsewhere, `source_unreachable` when nobody answers. */
export function sendAs(
  target: { server: string; path: string; body: Uint8Array; headers?: Record<string, string> },
  signIn: SignIn,
): Promise<ServerAnswer> {
  const { server, path, body, headers } = target
  return request({ server, path, method: 'POST', body, headers: { 'content-type': 'application/octet-stream', ...headers } }, signIn)
}

/** Asks the server. Throws `source_unreachable` when nobody answers. */
export function askAs(target: { server: string; path: string }, signIn: SignIn): Promise<ServerAnswer> {
  return request({ ...target, method: 'GET', body: new Uint8Array(), headers: {} }, signIn)
}

interface ServerRequest {
  server: string
  path: string
  method: 'GET' | 'POST'
  body: Uint8Array
  headers: Record<string, string>
}

function authorizationOf({ method, body }: ServerRequest, url: URL, signIn: SignIn): string {
  if (signIn.kind === 'api-key') return `Bearer ${signIn.apiKey}`
  return signRequest({ method, path: `${url.pathname}${url.search}`, body }, signIn.key, Date.now())
}

async function request(target: ServerRequest, signIn: SignIn): Promise<ServerAnswer> {
  const { method, body } = target
  if (!/^https?:\/\//.test(target.server) || !URL.canParse(target.server))
    throw new CodedError('invalid_input', `“${target.server}” is no address of a server. Write --server http://… or https://…`)
  const url = new URL(target.path, target.server)
  const authorization = authorizationOf(target, url, signIn)
  let response: Response
  try {
    response = await fetch(url, {
      method,
      ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
      headers: { ...target.headers, authorization },
      // What is signed for one server is not carried to another.
      redirect: 'manual',
    })
  } catch (cause) {
    throw new CodedError('source_unreachable', `${target.server} does not answer. Is the address right, and is Wadah running?`, { cause })
  }
  if (response.status >= 300 && response.status < 400)
    throw new CodedError(
      'invalid_input',
      `${target.server} sends on to ${response.headers.get('location')}. Write that address after --server.`,
    )
  const text = await response.text()
  try {
    return { status: response.status, body: JSON.parse(text) }
  } catch {
    throw new CodedError(
      'source_not_json',
      `${target.server} answered with something that is not Wadah’s (status ${response.status}). Is the address right?`,
    )
  }
}
