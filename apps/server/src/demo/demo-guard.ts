import { isIP } from 'node:net'
import { CodedError } from '@wadah/errors'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Refuses to open a demo to a network; throws `config_invalid`. */
export function requireLoopback(host: string): void {
  if (host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))) return
  throw new CodedError(
    'config_invalid',
    `HOST=${host} would let the whole network sign in to the demo as anybody. Use HOST=127.0.0.1, or start for real with: npm start -- --real`,
  )
}

/** Headers that show a proxy between the browser and the server. */
export const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** Why a request may not reach the demo; undefined when it may. */
export function demoRefusal(header: (name: string) => string | undefined): string | undefined {
  const host = header('host') ?? ''
  const name = host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:\d+$/, '')
  if (!loopbackNames.has(name.toLowerCase())) return `The demo answers on localhost only, not as “${name}”.`
  const proxied = proxyHeaders.find((candidate) => header(candidate) !== undefined)
  if (proxied !== undefined) return `The demo must not stand behind a proxy (${proxied}).`
  if (header('sec-fetch-site') === 'cross-site') return 'Another site may not call the demo.'
  return undefined
}
