import type { Context } from 'hono'
import type { StoredBody } from './app-deps.ts'
import { acceptedEncoding } from './shell-files.ts'

/** Answers with a body that was compressed once, when it was written. */
export function serveStored(context: Context, stored: StoredBody, headers: Record<string, string>): Response {
  const compressed = acceptedEncoding(context.req.header('accept-encoding')) === 'br' ? stored.brotli : undefined
  const body = compressed ?? stored.body
  const copy = new Uint8Array(body)
  return new Response(context.req.method === 'HEAD' ? null : copy, {
    headers: {
      'content-type': stored.contentType,
      'content-length': String(body.length),
      vary: 'accept-encoding',
      ...(compressed === undefined ? {} : { 'content-encoding': 'br' }),
      ...headers,
    },
  })
}
