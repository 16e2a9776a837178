import type { TFunction } from 'i18next'
import { errorCode } from '../trpc.ts'

/** Says why a change of a board was refused, and what to do. */
export function wordRefusal(t: TFunction, thrown: unknown): string {
  const details = (thrown as { data?: { wadah?: { details?: { reason?: unknown; screen?: unknown } } } } | undefined)?.data?.wadah?.details
  const known = typeof details?.reason === 'string' ? details.reason : errorCode(thrown)
  return t(`boards.error.${known}`, { screen: details?.screen, defaultValue: t('boards.error.internal') })
}
