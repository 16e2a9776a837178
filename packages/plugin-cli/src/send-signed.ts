import { CodedError } from '@wadah/errors'
import type { PublishingKey } from '@wadah/contracts/release'
import { signRequest } from '@wadah/plugin-bundle/signed-request'

/** What the server answered. */
export interface SignedAnswer {
  status: number
  body: unknown
}

/** Sends a body to the server, signed with the OPD's key. Throws `invalid_input` for an address that is none, `source_unreachable` when nobody answers. */
export function sendSigned(
  target: { server: string; path: string; body: Uint8Array; headers?: Record<string, string> },
  key: PublishingKey,
): Promise<SignedAnswer> {
  const { server, path, body, headers } = target
  return request({ server, path, method: 'POST', body, headers: { 'content-type': 'application/octet-stream', ...headers } }, key)
}

/** Asks the server, signed with the OPD's key. Throws `source_unreachable` when nobody answers. */
export function getSigned(target: { server: string; path: string }, key: PublishingKey): Promise<SignedAnswer> {
  return request({ ...target, method: 'GET', body: new Uint8Array(), headers: {} }, key)
}

interface SignedRequest {
  server: string
  path: string
  method: 'GET' | 'POST'
  body: Uint8Array
  headers: Record<string, string>
}

async function request(target: SignedRequest, key: PublishingKey): Promise<SignedAnswer> {
  const { method, body } = target
  if (!/^https?:\/\//.test(target.server) || !URL.canParse(target.server))
    throw new CodedError('invalid_input', `“${target.server}” is no address of a server. Write --server http://… or https://…`)
  const url = new URL(target.path, target.server)
  const authorization = signRequest({ method, path: `${url.pathname}${url.search}`, body }, key, Date.now())
  let response: Response
  try {
    response = await fetch(url, {
      method,
      ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
      headers: { ...target.headers, authorization },
    })
  } catch (cause) {
    throw new CodedError('source_unreachable', `${target.server} does not answer. Is the address right, and is Wadah running?`, { cause })
  }
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
