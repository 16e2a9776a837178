import type { EngineLimits, GuestOutcome, GuestFailure, GuestStart, ReleaseImage } from './engine.ts'

/** What the host tells a sandbox thread. `attempt` numbers are unique over all threads. */
export type ToWorker =
  | { type: 'evaluate'; attempt: number; code: string; limits: EngineLimits }
  | { type: 'run'; attempt: number; image: ReleaseImage; start: GuestStart; limits: EngineLimits }
  | { type: 'answer'; attempt: number; call: number; ok: boolean; json: string }
  | { type: 'cancel'; attempt: number }

/** What a sandbox thread tells the host. */
export type FromWorker =
  | { type: 'ready'; build: string }
  | { type: 'call'; attempt: number; call: number; op: string; json: string }
  | { type: 'evaluated'; attempt: number; result: { ok: true; image: ReleaseImage } | { ok: false; failure: GuestFailure } }
  | { type: 'ended'; attempt: number; outcome: GuestOutcome; cpuMs: number; calls: number }

/** Cells of the memory a sandbox thread shares with the host: which attempt holds the thread, and a serial of such stretches. */
export const beatCells = { attempt: 0, serial: 1 } as const
