import { CodedError } from '@wadah/errors'
import type { HttpAuth } from './http-connector.ts'

/** Headers that belong to the host: who we are to the source, how the message travels, where it came from. */
const hostOwned =
  /^(authorization|cookie|host|connection|content-length|transfer-encoding|upgrade|te|trailer|keep-alive|expect|forwarded|via|origin|referer|accept-encoding|http2-settings|proxy-.*|x-forwarded-.*|x-real-ip|sec-.*)$/
const tokenPattern = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/

/** Makes the headers of a request: the guest's without those that belong to the host, and the connection's credentials. Throws `invalid_input`. */
export function requestHeaders(guest: Readonly<Record<string, string>>, auth: HttpAuth | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'Wadah/1.0' }
  for (const [given, value] of Object.entries(guest)) {
    const name = given.toLowerCase()
    if (!tokenPattern.test(name) || !/^[\t\u0020-\u007e\u0080-\u00ff]{0,4096}$/.test(value))
      throw new CodedError('invalid_input', 'A header of the request is malformed.')
    if (!hostOwned.test(name)) headers[name] = value
  }
  return { ...headers, 'accept-encoding': 'gzip, br, deflate', ...authHeaders(auth) }
}

function authHeaders(auth: HttpAuth | undefined): Record<string, string> {
  if (auth === undefined) return {}
  if (auth.kind === 'bearer') return { authorization: `Bearer ${auth.token}` }
  if (auth.kind === 'basic') return { authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}` }
  return { [auth.name.toLowerCase()]: auth.value }
}
