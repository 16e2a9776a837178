import type { ErrorCode } from '@wadah/errors'

/** A release evaluated once: the engine's memory, from which every run starts. Shared between threads, never written again. */
export interface ReleaseImage {
  memory: SharedArrayBuffer
  /** What the engine needs besides the memory to wake it. */
  registers: readonly number[]
  /** What `procedures()` of the guest answered. */
  procedures: string
}

/** Why a guest ended, before it is turned into a coded error on the host. */
export interface GuestFailure {
  code: ErrorCode
  message: string
  /** The guest's own stack; positions are of the bundled script. */
  stack?: string | undefined
  /** Class name of a thrown error. */
  name?: string | undefined
  /** Code and details of a coded error that the guest threw; claims, not facts. */
  claims?: { code?: string | undefined; details?: unknown } | undefined
}

/** How a guest ended: with its output as JSON text, or with a failure. */
export type GuestOutcome = { ok: true; json: string } | { ok: false; failure: GuestFailure }

/** Limits an engine enforces by itself. */
export interface EngineLimits {
  cpuMs: number
  memoryBytes: number
  calls: number
  requestBytes: number
}

/** What a run tells and asks of the thread that hosts it. */
export interface GuestHooks {
  /** The guest asks the host for something; answer with {@link Guest.answer}. */
  onCall(call: number, op: string, json: string): void
  /** Called once. */
  onEnd(outcome: GuestOutcome): void
}

/** What starts a run. */
export interface GuestStart {
  procedure: string
  inputJson: string
  contextJson: string
  now: number
  seed: Uint32Array
}

/** One run inside an engine. Dropped, never disposed: a leaked handle cannot matter then. */
export interface Guest {
  begin(start: GuestStart): void
  answer(call: number, ok: boolean, json: string): void
  readonly cpuMs: number
  readonly calls: number
}

/** Marks the stretches of time a guest's code holds the thread, so that another thread can see one that never gives it back. */
export interface Beat {
  enter(): void
  leave(): void
}

/** A JavaScript engine without ambient authority. */
export interface Engine {
  /** Names engine and version: an image of another build is useless. */
  readonly build: string
  evaluate(
    code: string,
    limits: EngineLimits,
    beat: Beat,
  ): Promise<{ ok: true; image: ReleaseImage } | { ok: false; failure: GuestFailure }>
  restore(image: ReleaseImage, limits: EngineLimits, options: { hooks: GuestHooks; beat: Beat; now: number }): Promise<Guest>
}
