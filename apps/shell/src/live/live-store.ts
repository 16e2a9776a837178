import { createStore } from 'zustand/vanilla'
import type { HeldFeed } from './apply-feed-message.ts'

/** Whether the stream stands. `since` is when it fell, server time; `isBusy`: the server sent this screen away, too many are open. */
export type LiveConnectionState = { kind: 'connecting' } | { kind: 'live' } | { kind: 'offline'; since: number; isBusy?: true }

/** Everything the stream keeps in step. */
export interface LiveState {
  connection: LiveConnectionState
  feeds: Readonly<Record<string, HeldFeed>>
  /** Feeds this person may not see, or that are gone. */
  gone: ReadonlySet<string>
  boards: Readonly<Record<string, number>>
  enablement: number
  /** Revision of the list of boards. */
  boardList: number
  build: string | undefined
  signedOut: boolean
  /** What this person may see is another now; everything is asked anew. */
  callerChanged: boolean
}

/** The one live store of the tab. */
export const liveStore = createStore<LiveState>(() => ({
  connection: { kind: 'connecting' },
  feeds: {},
  gone: new Set(),
  boards: {},
  enablement: 0,
  boardList: 0,
  build: undefined,
  signedOut: false,
  callerChanged: false,
}))
