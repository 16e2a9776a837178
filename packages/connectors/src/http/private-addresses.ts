import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const ranges: readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  // IPv6: unspecified, loopback and the forms that carry an IPv4 address inside; local, link, multicast and documentation ranges.
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]

const blocked = new BlockList()
for (const [address, prefix, family] of ranges) blocked.addSubnet(address, prefix, family)

/** Code of the error with which {@link guardLookup} refuses a name. */
export const privateAddressCode = 'EWADAHPRIVATE'

/** Tells whether an address belongs to a machine or network that the public cannot reach; what is no address counts as one. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return blocked.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Wraps a resolver so that a name with a private address among its answers is refused.
 *
 * @remarks The socket connects to the very answers that were checked, so a name cannot change between check and use. A socket never asks
 * a resolver about an IP literal: check those with {@link isPrivateAddress} before.
 */
export function guardLookup(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const found = addresses as unknown as LookupAddress[]
      if (error !== null && error !== undefined) return callback(error, '', 0)
      const [first] = found
      if (first === undefined || found.some(({ address }) => isPrivateAddress(address)))
        return callback(Object.assign(new Error('the name leads to a private address'), { code: privateAddressCode }), '', 0)
      if (options.all === true) (callback as unknown as (error: null, addresses: LookupAddress[]) => void)(null, found)
      else callback(null, first.address, first.family)
    })
  }
}
