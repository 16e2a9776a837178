import type { TFunction } from 'i18next'
import { errorCode } from '../trpc.ts'

/** Says why a change of the register was refused, and what to do. */
export function wordRefusal(t: TFunction, thrown: unknown): string {
  const details = (thrown as { data?: { wadah?: { details?: { reason?: unknown } } } } | undefined)?.data?.wadah?.details
  const code = typeof details?.reason === 'string' ? details.reason : errorCode(thrown)
  return t(`offices.error.${code}`, { defaultValue: t('offices.error.internal') })
}
