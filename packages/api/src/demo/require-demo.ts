import { roles } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'
import type { DemoServices, Services } from '../services.ts'

/** Who steers the demo: every person; a wall steers nothing. */
export const demoRoles = roles.filter((role) => role !== 'screen')

/** The demo's services, or `forbidden` outside of demo mode. */
export function requireDemo(services: Services): DemoServices {
  if (services.demo === undefined) throw new CodedError('forbidden', 'This exists in demo mode only.')
  return services.demo
}
