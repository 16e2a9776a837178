import jsonPatch from 'fast-json-patch'
import type { FeedState } from '@wadah/contracts/feed-state'
import type { ServerLiveMessage } from '@wadah/contracts/live'

/** A feed as this screen holds it. */
export interface HeldFeed extends FeedState {
  factsVersion: number
}

type FeedMessage = Extract<ServerLiveMessage, { type: 'feed' }>

/** What a message makes of a held feed; `fetch` when the body must be got from an address, `resync` when the patch fits nothing held. */
export type AppliedMessage =
  | { kind: 'held'; feed: HeldFeed }
  | { kind: 'fetch'; url: string; feed: HeldFeed | undefined }
  | { kind: 'resync' }
  | { kind: 'nothing' }

/** Applies a message of the stream. No version ever goes back. */
export function applyFeedMessage(held: HeldFeed | undefined, message: FeedMessage): AppliedMessage {
  const facts = message.factsVersion >= (held?.factsVersion ?? 0) ? (message.facts ?? held?.facts) : held?.facts
  if (!facts) return { kind: 'resync' }
  const factsVersion = Math.max(message.factsVersion, held?.factsVersion ?? 0)
  const base = { facts, factsVersion }
  if (held && message.version <= held.version) return { kind: 'held', feed: { ...held, ...base } }
  if (message.url !== undefined) return { kind: 'fetch', url: message.url, feed: held && { ...held, ...base } }
  if (message.patch) {
    if (held?.version !== message.patch.base) return { kind: 'resync' }
    const { newDocument } = jsonPatch.applyPatch(
      held.data,
      message.patch.operations as unknown as Parameters<typeof jsonPatch.applyPatch>[1],
      false,
      false,
    )
    return { kind: 'held', feed: { ...base, version: message.version, data: newDocument } }
  }
  if (message.body !== undefined) return { kind: 'held', feed: { ...base, version: message.version, data: message.body } }
  return message.version === 0 ? { kind: 'held', feed: { ...base, version: 0, data: undefined } } : { kind: 'resync' }
}
