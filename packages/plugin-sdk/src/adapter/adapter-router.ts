import type { AnyTRPCRouter } from '@trpc/server'
import type { ProcedureMetaInput } from '@wadah/contracts/feed-meta'

/** One procedure of an adapter as tRPC keeps it. */
export interface AdapterProcedure {
  name: string
  type: 'query' | 'mutation' | 'subscription'
  meta: ProcedureMetaInput | undefined
  inputs: unknown[]
  output: unknown
  /** The very array the procedure runs through. */
  middlewares: AdapterMiddleware[]
}

/** A middleware of tRPC; those that parse input or output say so. */
export type AdapterMiddleware = ((options: { next(): Promise<unknown> }) => Promise<unknown>) & { _type?: string }

interface ProcedureInternals {
  _def: {
    type: AdapterProcedure['type']
    meta?: ProcedureMetaInput
    inputs?: unknown[]
    output?: unknown
    middlewares?: AdapterMiddleware[]
  }
}

/** Lists the procedures of an adapter in the order of their names. */
export function listProcedures(adapter: AnyTRPCRouter): AdapterProcedure[] {
  const procedures = adapter._def.procedures as Record<string, ProcedureInternals>
  return Object.keys(procedures)
    .toSorted()
    .flatMap((name) => {
      const def = procedures[name]?._def
      return def
        ? [{ name, type: def.type, meta: def.meta, inputs: def.inputs ?? [], output: def.output, middlewares: def.middlewares ?? [] }]
        : []
    })
}
