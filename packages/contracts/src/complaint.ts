import * as z from 'zod'

/**
 * What a widget is complained of. `crash`: it stopped. `isolation`: it reached for what widgets are refused. `query`: a question of it
 * failed. `slow`: it did not start or paint in time. `error`: something went wrong in it that it survived.
 */
export const complaintKinds = ['crash', 'isolation', 'query', 'slow', 'error'] as const
export type ComplaintKind = (typeof complaintKinds)[number]
export const complaintKindSchema = z.enum(complaintKinds)

/** How far its OPD is with a complaint. One that comes again after it was settled is new once more. */
export const complaintStates = ['new', 'seen', 'settled'] as const
export type ComplaintState = (typeof complaintStates)[number]
export const complaintStateSchema = z.enum(complaintStates)
