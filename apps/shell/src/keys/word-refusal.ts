import type { TFunction } from 'i18next'
import { errorCode } from '../trpc.ts'

/** Says why a key was refused, and what to do. */
export function wordRefusal(t: TFunction, thrown: unknown): string {
  const details = (thrown as { data?: { wadah?: { details?: { reason?: unknown } } } } | undefined)?.data?.wadah?.details
  const known = typeof details?.reason === 'string' ? details.reason : errorCode(thrown)
  return t(`keys.error.${known}`, { defaultValue: t('keys.error.internal') })
}
