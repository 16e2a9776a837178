import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { administrators } from './grant-rules.ts'

/** Where every act on another person begins: administrators alone, with a fresh proof of who they are. */
export const administer = procedure.meta({ authority: { kind: 'roles', roles: administrators, freshProof: true } })

/** Names a person. */
export const personSchema = z.strictObject({ id: z.string().max(64) })
