import type { AnyTRPCRouter } from '@trpc/server'
import type * as z from 'zod'
import { procedureMetaSchema, type ProcedureMeta } from '@wadah/contracts/feed-meta'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { RecordedContract, RecordedProcedure } from '@wadah/contracts/recorded-contract'
import { CodedError } from '@wadah/errors'
import { listProcedures, type AdapterProcedure } from './adapter-router.ts'
import { checkSecrecy } from './check-secrecy.ts'
import { toDialect } from './to-dialect.ts'
import sdkPackage from '../../package.json' with { type: 'json' }

const refuse = (name: string, what: string): CodedError =>
  new CodedError('invalid_contract', `${name}: ${what}`, { details: { procedure: name } })

/**
 * Records the contract of an adapter: what the server will validate against. Runs at pack time only.
 *
 * @remarks Throws `invalid_contract` naming procedure, path and mend.
 */
export function describeAdapter(adapter: AnyTRPCRouter): RecordedContract {
  const procedures = listProcedures(adapter).map((procedure) => [procedure.name, describeProcedure(procedure)] as const)
  if (procedures.length === 0) throw refuse('adapter', 'It has no procedure; write at least one feed.')
  return { format: 1, sdk: sdkPackage.version, procedures: Object.fromEntries(procedures) }
}

function describeProcedure({ name, type, meta, inputs, output }: AdapterProcedure): RecordedProcedure {
  if (meta === undefined) throw refuse(name, 'It has no .meta(); say whether it is a feed, a query or an intake.')
  const parsed = procedureMetaSchema.safeParse(meta)
  if (!parsed.success)
    throw refuse(
      name,
      `its meta is not right: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'meta'}: ${issue.message}`).join('; ')}`,
    )
  if (output === undefined) throw refuse(name, 'It has no .output(); the contract is recorded from it.')
  const expected = parsed.data.kind === 'intake' ? 'mutation' : 'query'
  if (type !== expected) throw refuse(name, `A ${parsed.data.kind} is a ${expected}, this is a ${type}.`)
  const recorded = toDialect(output as z.ZodType, `${name}.output`, 'output')
  checkPaths(name, parsed.data, recorded)
  checkSecrecy(name, parsed.data, recorded)
  const input = describeInput(name, parsed.data, inputs)
  return { meta: parsed.data, ...(input === undefined ? {} : { input }), output: recorded }
}

function describeInput(name: string, meta: ProcedureMeta, inputs: unknown[]): DialectSchema | undefined {
  if (meta.kind === 'feed' && inputs.length > 0)
    throw refuse(name, 'A feed has no input: the host runs it. Make it a query, or read ctx.config().')
  if (meta.kind === 'intake' && inputs.length === 0) throw refuse(name, 'An intake has .input(z.object({ rows: z.array(...) })).')
  if (inputs.length > 1) throw refuse(name, 'More than one .input() is not recorded; write one.')
  return inputs[0] === undefined ? undefined : toDialect(inputs[0] as z.ZodType, `${name}.input`, 'input')
}

/** Every path that meta names must lead somewhere, or freshness and measures would silently stay empty. */
function checkPaths(name: string, meta: ProcedureMeta, output: DialectSchema): void {
  if (meta.kind !== 'feed') return
  const paths = [meta.observedAt, meta.period, ...meta.measures.flatMap((m) => [m.value, m.period, m.area, m.series, m.status])]
  for (const path of paths) {
    if (path !== undefined && !leadsSomewhere(output, path.split('.')))
      throw refuse(name, `meta names the path “${path}”, which the output does not have.`)
  }
}

function leadsSomewhere(schema: DialectSchema, steps: string[]): boolean {
  if ('anyOf' in schema) return schema.anyOf.some((branch) => leadsSomewhere(branch, steps))
  const [step, ...rest] = steps
  if (step === undefined) return true
  const key = step.replace(/\[\]$/, '')
  const child = 'properties' in schema ? schema.properties[key] : 'additionalProperties' in schema ? schema.additionalProperties : undefined
  if (child === undefined) return false
  if (!step.endsWith('[]')) return leadsSomewhere(child, rest)
  const list = 'anyOf' in child ? child.anyOf.find((branch) => 'type' in branch && branch.type === 'array') : child
  return list !== undefined && 'items' in list && leadsSomewhere(list.items, rest)
}
