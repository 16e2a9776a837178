import { isIP } from 'node:net'
import { CodedError } from '@wadah/errors'
import type { HttpConnection } from './http-connector.ts'
import { isPrivateAddress } from './private-addresses.ts'

/** Where a connection leads: its base URL, and whether it may lead to a private address. */
export interface CheckedBase {
  base: URL
  mayBePrivate: boolean
}

const refused = (message: string): CodedError => new CodedError('host_refused', message)
const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** Checks a connection's base URL against its list of hosts and the rules for addresses. Throws `host_refused`. */
export function checkBase({ baseUrl, hosts, allowPrivate }: HttpConnection): CheckedBase {
  if (!URL.canParse(baseUrl)) throw refused('The address of the connection is no URL.')
  const base = new URL(baseUrl)
  if (base.protocol !== 'http:' && base.protocol !== 'https:') throw refused('A connection speaks http or https.')
  if (base.username !== '' || base.password !== '') throw refused('Credentials do not belong into the address of a connection.')
  const port = base.port === '' ? (defaultPorts[base.protocol] ?? '') : base.port
  const withPort = `${base.hostname}:${port}`
  const isListed = hosts.includes(withPort) || (base.port === '' && hosts.includes(base.hostname))
  if (!isListed) throw refused(`The plugin was not granted the host ${withPort}.`)
  const mayBePrivate = allowPrivate && hosts.includes(withPort)
  const literal = base.hostname.replace(/^\[|\]$/g, '')
  const isName = isIP(literal) === 0
  if (!mayBePrivate && (isName ? /(^|\.)localhost\.?$/.test(literal) : isPrivateAddress(literal)))
    throw refused('The connection leads to a private address.')
  return { base, mayBePrivate }
}

/**
 * Joins a path and a query to a base URL.
 *
 * @remarks The result stays on the base's host and below its path, also when a server decodes once more than it should: a segment that
 * is, or decodes to, `.` or `..` is refused. Throws `host_refused`.
 */
export function joinUrl(base: URL, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const [pathOnly = '', ...rest] = path.split('?')
  if (/[\\#]/.test(path) || hasControls(path) || climbs(pathOnly)) throw refused('The path leaves the connection’s base path.')
  const folder = base.pathname.replace(/\/+$/, '')
  const url = new URL(base.href)
  url.pathname = pathOnly === '' ? base.pathname : `${folder}/${pathOnly.replace(/^\/+/, '')}`
  url.search = rest.join('?')
  url.hash = ''
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
  if (!isBelow(base, url)) throw refused('The path leaves the connection’s base path.')
  return url
}

/** Tells whether a URL is on the same origin as a base and at or below its path. */
export function isBelow(base: URL, url: URL): boolean {
  const folder = base.pathname.replace(/\/+$/, '')
  return (
    url.origin === base.origin &&
    (url.pathname === base.pathname || url.pathname === folder || url.pathname.startsWith(`${folder}/`)) &&
    !climbs(url.pathname)
  )
}

function hasControls(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\u007f')
}

function climbs(path: string): boolean {
  let decoded = path
  for (let round = 0; round < 3; round += 1) {
    if (decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..' || /^\.{1,2};/.test(segment))) return true
    try {
      decoded = decodeURIComponent(decoded)
    } catch {
      // No valid escape is left to hide a step behind.
      return false
    }
  }
  return false
}
