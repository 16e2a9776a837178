import { JSException, type Deferred, type QuickJS } from 'quickjs-wasi'
import type { CpuMeter } from './cpu-meter.ts'
import type { EngineLimits, Guest, GuestFailure, GuestHooks, GuestOutcome, GuestStart } from './engine.ts'

/** Names under which host functions are known inside an image; they outlive the snapshot. */
export const hostFunctions = { call: 'wadahCall', settle: 'wadahSettle' } as const

const outOfMemory = /out of memory|string too long/

/** Turns whatever ended a stretch of guest code into a failure. */
export function failureOf(vm: QuickJS, meter: CpuMeter, thrown: unknown): GuestFailure {
  if (meter.isExceeded) return { code: 'adapter_cpu', message: 'The adapter used up its processor time.' }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const name = thrown instanceof JSException ? String(thrown.name) : ''
  if ((outOfMemory.test(message) && (name === 'InternalError' || !(thrown instanceof JSException))) || isMemoryFull(vm))
    return { code: 'adapter_memory', message: 'The adapter used up its memory.' }
  if (thrown instanceof JSException) return { code: 'adapter_threw', message, name, stack: String(thrown.stack ?? '') }
  return { code: 'adapter_crashed', message: `The engine stopped: ${message.slice(0, 300)}` }
}

function isMemoryFull(vm: QuickJS): boolean {
  try {
    const usage = vm.getMemoryUsage()
    return usage.mallocLimit > 0 && usage.mallocSize > usage.mallocLimit * 0.97
  } catch {
    return true
  }
}

interface Described {
  name?: string
  message?: string
  stack?: string
  code?: string
  details?: unknown
}

function thrownFailure(json: string): GuestFailure {
  const described = JSON.parse(json) as Described
  const message = described.message ?? ''
  if (described.name === 'InternalError' && outOfMemory.test(message))
    return { code: 'adapter_memory', message: 'The adapter used up its memory.' }
  return {
    code: 'adapter_threw',
    message,
    name: described.name,
    stack: described.stack,
    claims: described.code === undefined ? undefined : { code: described.code, details: described.details },
  }
}

/** Options of {@link createQuickjsGuest}. */
export interface QuickjsGuestOptions {
  vm: QuickJS
  meter: CpuMeter
  limits: EngineLimits
  hooks: GuestHooks
  /** Tokens of the prelude's functions inside the image. */
  tokens: { reseed: number; run: number }
}

/** Drives one run inside a restored engine. */
export function createQuickjsGuest({ vm, meter, limits, hooks, tokens }: QuickjsGuestOptions): Guest {
  const waiting = new Map<number, Deferred>()
  let calls = 0
  let answered = 0
  let logs = 0
  let hasEnded = false
  const end = (outcome: GuestOutcome): void => {
    if (hasEnded) return
    hasEnded = true
    meter.stop()
    hooks.onEnd(outcome)
  }
  const fail = (failure: GuestFailure): void => end({ ok: false, failure })
  const reject = (deferred: Deferred, code: string, message: string): void =>
    deferred.reject(vm.newError(JSON.stringify({ code, message, details: {} })))

  vm.registerHostCallback(hostFunctions.call, (op, json) => {
    const deferred = vm.newPromise()
    calls += 1
    // Log lines are many and cheap, so they have a bound of their own.
    if (op?.isString === true && op.toString() === 'log') logs += 1
    else answered += 1
    if (answered > limits.calls || logs > limits.calls * 10)
      fail({ code: 'adapter_calls', message: `The adapter called the host more than ${limits.calls} times in one run.` })
    else if (op === undefined || json === undefined || !op.isString || !json.isString)
      reject(deferred, 'invalid_input', 'A host call takes two texts.')
    else if (json.length > limits.requestBytes) reject(deferred, 'too_large', `A host call takes at most ${limits.requestBytes} bytes.`)
    else {
      waiting.set(calls, deferred)
      hooks.onCall(calls, op.toString(), json.toString())
    }
    return deferred.handle
  })
  vm.registerHostCallback(hostFunctions.settle, (kind, text) => {
    const what = kind?.isString === true ? kind.toString() : ''
    const body = text?.isString === true ? text.toString() : ''
    if (what === 'output') end({ ok: true, json: body })
    else if (what === 'threw') fail(thrownFailure(body))
    else fail({ code: 'adapter_output', message: 'The adapter answered something that is no text.' })
    return vm.undefined
  })

  /** Runs a stretch of guest code and every job it queued; afterwards either the run ended or the host owes it an answer. */
  const drive = (work: () => void): void => {
    if (hasEnded) return
    try {
      meter.slice(() => {
        work()
        vm.executePendingJobs()
      })
    } catch (thrown) {
      fail(failureOf(vm, meter, thrown))
      return
    }
    if (meter.isExceeded) fail(failureOf(vm, meter, undefined))
    else if (waiting.size === 0) fail({ code: 'adapter_time', message: 'The adapter waits for a promise that nothing will ever settle.' })
  }

  return {
    begin(start: GuestStart) {
      drive(() => {
        const [a = 0, b = 0, c = 0, d = 0] = start.seed
        vm.callFunction(vm.importHandle(tokens.reseed), vm.undefined, ...[a, b, c, d].map((word) => vm.newNumber(word)))
        const texts = [start.procedure, start.inputJson, start.contextJson].map((text) => vm.newString(text))
        vm.callFunction(vm.importHandle(tokens.run), vm.undefined, ...texts)
      })
    },
    answer(call, ok, json) {
      const deferred = waiting.get(call)
      waiting.delete(call)
      if (deferred === undefined) return
      drive(() => (ok ? deferred.resolve(vm.newString(json)) : deferred.reject(vm.newError(json))))
    },
    get cpuMs() {
      return meter.usedMs
    },
    get calls() {
      return answered
    },
  }
}
