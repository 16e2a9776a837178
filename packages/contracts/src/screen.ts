import * as z from 'zod'

/** Letters and digits of a pairing code: none that looks like another. */
export const pairingAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** Length of a pairing code. */
export const pairingCodeLength = 6

/** A code as a person types it: case, spaces and hyphens do not matter. */
export const pairingCodeSchema = z
  .string()
  .max(20)
  .transform((typed) => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  .pipe(z.string().length(pairingCodeLength))

/** What a screen is called and shows. */
export const screenFactsSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Where it hangs, in words. */
  room: z.string().trim().min(1).max(80),
  /** Ids of boards in the order of their turn. */
  boards: z.array(z.string().max(64)).min(1).max(12),
  /** How long one board stays. */
  rotateSeconds: z.int().min(10).max(3_600),
})
export type ScreenFacts = z.infer<typeof screenFactsSchema>

/** A screen as its keepers see it. */
export interface Screen extends ScreenFacts {
  id: string
  pairedAt: string
  pairedBy: string
  lastSeenAt?: string | undefined
  /** It holds a connection at present. */
  live: boolean
}
