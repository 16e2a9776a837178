import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@wadah/api/router'

/** The typed client of the server. */
export const api = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc', maxURLLength: 4_000 })] })

/** What procedures take. */
export type ApiInputs = inferRouterInputs<AppRouter>

/** What procedures answer. */
export type ApiOutputs = inferRouterOutputs<AppRouter>

/** Reads the code of an error that a procedure answered with; `offline` when nobody answered. */
export function errorCode(thrown: unknown): string {
  const data = (thrown as { data?: { wadah?: { code?: string }; code?: string } } | undefined)?.data
  return data?.wadah?.code ?? (data === undefined || data === null ? 'offline' : 'internal')
}

/** What an error of a procedure says besides its code. */
export function errorDetails(thrown: unknown): Readonly<Record<string, unknown>> {
  return (thrown as { data?: { wadah?: { details?: Record<string, unknown> } } } | undefined)?.data?.wadah?.details ?? {}
}
