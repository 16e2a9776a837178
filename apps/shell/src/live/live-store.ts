import { createStore } from 'zustand/vanilla'
import type { HeldFeed } from './apply-feed-message.ts'

/** Whether the stream stands. `since` is when it fell, server time; `isBusy`: the server sent this screen away, too many are open. */
export type LiveConnectionState = { kind: 'connecting' } | { kind: 'live' } | { kind: 'offline'; since: number; isBusy?: true }

/** Everything the stream keeps in step. */
export interface LiveState {
  connection: LiveConnectionState
  /** In which the server counts versions and revisions; what is held is of this epoch. */
  epoch: string | undefined
  feeds: Readonly<Record<string, HeldFeed>>
  /** Feeds this person may not see, or that are gone. */
  gone: ReadonlySet<string>
  boards: Readonly<Record<string, number>>
  enablement: number
  /** Revision of the list of boards. */
  boardList: number
  /** Revision of the outlines of areas. */
  areas: number
  build: string | undefined
  signedOut: boolean
  /** What this person may see is another now; everything is asked anew. */
  callerChanged: boolean
}

const nothingHeld = { feeds: {}, gone: new Set<string>(), boards: {}, enablement: 0, boardList: 0, areas: 0 }

/** The one live store of the tab. */
export const liveStore = createStore<LiveState>(() => ({
  connection: { kind: 'connecting' },
  epoch: undefined,
  ...nothingHeld,
  build: undefined,
  signedOut: false,
  callerChanged: false,
}))

/**
 * Takes over the epoch in which the server counts, and tells whether what was held is dropped: it was counted in another one, and
 * newer numbers may have lower versions by now.
 */
export function enterEpoch(epoch: string): boolean {
  const { epoch: former } = liveStore.getState()
  const isOther = former !== undefined && former !== epoch
  liveStore.setState(isOther ? { ...nothingHeld, epoch } : { epoch })
  return isOther
}
