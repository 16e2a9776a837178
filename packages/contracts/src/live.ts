import * as z from 'zod'
import { classificationSchema } from './classification.ts'
import { feedFactsSchema } from './feed-state.ts'

/**
 * The live protocol: one WebSocket a tab. It synchronises state and replays no log: a client says which versions it holds,
 * the server answers what differs. `facts` may change without `data` (a run failed, a hold was placed): then `factsVersion` alone rises.
 */
export const liveProtocol = 1

/** Codes with which the server closes a socket: the session ended, and more was sent or held open than one may. */
export const liveCloseCodes = { signedOut: 4401, tooMuch: 4429 } as const

/** Bodies smaller than this travel inline; larger ones by URL. Bytes. */
export const inlineLimit = 8_192

export const clientLiveMessageSchema = z.discriminatedUnion('type', [
  /** First message, and again whenever the set of watched things changes. */
  z.strictObject({
    type: z.literal('watch'),
    protocol: z.literal(liveProtocol),
    /** Feed id → version of data and of facts held (0 when none). */
    feeds: z.record(
      z.string(),
      z.strictObject({
        version: z.int().min(0),
        facts: z.int().min(0),
        /** The projection that is held; the server replaces it when this caller is shown another. */
        as: classificationSchema.optional(),
      }),
    ),
    /** Board id → revision held. */
    boards: z.record(z.string(), z.int().min(0)),
    /** Revision of the enablement list held. */
    enablement: z.int().min(0),
    /** Revision of the list of boards held. */
    boardList: z.int().min(0).optional(),
    /** Revision of the areas' outlines held. */
    areas: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('ping'), at: z.number() }),
  /** What this screen has put into effect: the enablement it shows, and holds of feeds by the version of their facts. */
  z.strictObject({
    type: z.literal('ack'),
    enablement: z.int().min(0).optional(),
    feeds: z.record(z.string(), z.int().min(0)).optional(),
  }),
])
export type ClientLiveMessage = z.infer<typeof clientLiveMessageSchema>

const patchSchema = z.array(z.record(z.string(), z.unknown()))

export const serverLiveMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    protocol: z.literal(liveProtocol),
    serverTime: z.number(),
    build: z.string(),
    /** Another one than before: versions and revisions are counted anew (a backup was restored); what was held is forgotten. */
    epoch: z.string(),
  }),
  z.strictObject({
    type: z.literal('feed'),
    id: z.string(),
    version: z.int(),
    factsVersion: z.int(),
    facts: feedFactsSchema.optional(),
    /** Exactly one of these when data changed: the whole body, an RFC 6902 patch to `base`, or where to fetch it. */
    body: z.unknown().optional(),
    patch: z.strictObject({ base: z.int(), operations: patchSchema }).optional(),
    url: z.string().optional(),
  }),
  /** The caller may no longer see a feed, it is gone, or what follows replaces all that is held: forget its data, also on the device. */
  z.strictObject({ type: z.literal('gone'), id: z.string() }),
  z.strictObject({ type: z.literal('board'), id: z.string(), revision: z.int() }),
  z.strictObject({ type: z.literal('enablement'), revision: z.int() }),
  /** Boards were made, named, shared otherwise or archived: the client asks once more which it may see. */
  z.strictObject({ type: z.literal('boards'), revision: z.int() }),
  /** Other outlines of the areas were uploaded. */
  z.strictObject({ type: z.literal('areas'), revision: z.int() }),
  z.strictObject({ type: z.literal('build'), build: z.string() }),
  z.strictObject({ type: z.literal('pong'), at: z.number(), serverTime: z.number() }),
  /** The session ended: the client signs in again. */
  z.strictObject({ type: z.literal('signedOut') }),
  /** The same session may now see more or less – a role given, taken or held for others –: the client begins anew. */
  z.strictObject({ type: z.literal('callerChanged') }),
])
export type ServerLiveMessage = z.infer<typeof serverLiveMessageSchema>
