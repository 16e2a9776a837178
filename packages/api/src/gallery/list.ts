import type { EnabledWidget } from '@wadah/contracts/release'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const list = procedure.meta({ authority: { kind: 'session' } }).query(async (): Promise<{ revision: number; widgets: EnabledWidget[] }> => pending())
