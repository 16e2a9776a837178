import type { Context } from 'hono'
import { addressOf } from './guard.ts'

/** The address of a person. Each proxy adds the address it was asked from at the end; what stands before those anybody may have written. */
export function clientAddress(context: Context, proxies: number): string {
  if (proxies === 0) return addressOf(context)
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim())
  return forwarded.at(-proxies) || addressOf(context)
}
