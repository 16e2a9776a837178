import type { Context } from 'hono'
import { addressOf } from './guard.ts'

/** The address of a person. Each proxy adds the address it was asked from at the end; what stands before those anybody may have written. */
export function clientAddress(context: Context, proxies: number): string {
  return forwardedAddress(context.req.header('x-forwarded-for'), addressOf(context), proxies)
}

/** The same from the header and the address that the connection itself comes from. */
export function forwardedAddress(header: string | undefined, own: string | undefined, proxies: number): string {
  if (proxies === 0) return own ?? ''
  const forwarded = (header ?? '').split(',').map((address) => address.trim())
  return (forwarded.at(-proxies) || own) ?? ''
}
