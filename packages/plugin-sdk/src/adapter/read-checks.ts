import type * as z from 'zod'
import { refuseSchema } from './refuse-schema.ts'

/** Bounds a schema sets, in the dialect's words. */
export interface Bounds {
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
}

/** What the checks of a schema say: its bounds, and the formats it must have. */
export interface ReadChecks {
  bounds: Bounds
  formats: { format: string }[]
}

const highest = (a: number | undefined, b: number): number => Math.max(a ?? -Infinity, b)
const lowest = (a: number | undefined, b: number): number => Math.min(a ?? Infinity, b)

function numeric(value: unknown, path: string): number {
  if (typeof value !== 'number') refuseSchema(path, 'A bound that is no number is not recorded.', 'Use numbers.')
  return value
}

/** Reads the checks of a schema; whatever the host could not repeat is refused. */
export function readChecks(checks: readonly z.core.$ZodCheck<never>[] | undefined, path: string): ReadChecks {
  const bounds: Bounds = {}
  const formats: { format: string }[] = []
  for (const check of (checks ?? []) as unknown as z.core.$ZodChecks[]) readCheck(check._zod.def, path, { bounds, formats })
  return { bounds, formats }
}

function readCheck(def: z.core.$ZodChecks['_zod']['def'], path: string, { bounds, formats }: ReadChecks): void {
  switch (def.check) {
    case 'greater_than': {
      const name = def.inclusive ? 'minimum' : 'exclusiveMinimum'
      bounds[name] = highest(bounds[name], numeric(def.value, path))
      return
    }
    case 'less_than': {
      const name = def.inclusive ? 'maximum' : 'exclusiveMaximum'
      bounds[name] = lowest(bounds[name], numeric(def.value, path))
      return
    }
    case 'min_length':
      bounds.minLength = highest(bounds.minLength, def.minimum)
      return
    case 'max_length':
      bounds.maxLength = lowest(bounds.maxLength, def.maximum)
      return
    case 'length_equals':
      bounds.minLength = highest(bounds.minLength, def.length)
      bounds.maxLength = lowest(bounds.maxLength, def.length)
      return
    case 'number_format':
    case 'string_format':
      formats.push(def)
      return
    case 'multiple_of':
      return refuseSchema(path, '“multipleOf” is not recorded.', 'Drop it, or check it in the adapter.')
    case 'overwrite':
      return refuseSchema(path, 'A change of the value (.trim(), .toLowerCase(), …) is not recorded.', 'Change it in the adapter.')
    default:
      return refuseSchema(
        path,
        'A check of its own (.refine(), .superRefine(), .check()) is not recorded: the host cannot repeat it.',
        'Check it in the adapter and throw.',
      )
  }
}
