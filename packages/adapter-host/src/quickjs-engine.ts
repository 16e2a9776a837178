import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MAX_STACK_SIZE, QuickJS, type JSValueHandle, type QuickJSOptions, type Snapshot } from 'quickjs-wasi'
import { createCpuMeter, type CpuMeter } from './cpu-meter.ts'
import type { Engine, EngineLimits, GuestFailure, ReleaseImage } from './engine.ts'
import { guestPrelude } from './guest-prelude.ts'
import { createQuickjsGuest, failureOf, hostFunctions } from './quickjs-guest.ts'

/** Name of the script in a guest's stack. */
export const scriptName = 'adapter.js'

/** An image larger than this would cost every run its copy. Bytes. */
const largestImage = 24 * 1_048_576

/** Adapters see UTC everywhere, and a clock that starts where the host says. */
function clockFrom(now: number): NonNullable<QuickJSOptions['wasi']> {
  const startedAt = performance.now()
  return (memory) => ({
    clock_time_get(_clock: number, _precision: bigint, result: number) {
      const nanoseconds = BigInt(Math.round((now + performance.now() - startedAt) * 1_000)) * 1_000n
      new DataView(memory.buffer).setBigUint64(result, nanoseconds, true)
      return 0
    },
  })
}

type WasmModule = QuickJSOptions['wasm']

/** The types of this package leave the DOM out, and with it the name of this global. */
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<WasmModule> } }

interface SessionOptions {
  module: WasmModule
  limits: EngineLimits
  meter: CpuMeter
  now: number
}

function sessionOptions({ module, limits, meter, now }: SessionOptions): QuickJSOptions {
  return {
    wasm: module,
    wasi: clockFrom(now),
    memoryLimit: limits.memoryBytes,
    maxStackSize: MAX_STACK_SIZE,
    timezoneOffset: 0,
    interruptHandler: () => meter.shouldInterrupt(),
  }
}

function takeImage(vm: QuickJS, tokens: readonly number[], procedures: string): ReleaseImage {
  const snapshot = vm.snapshot()
  const memory = new SharedArrayBuffer(snapshot.memory.byteLength)
  new Uint8Array(memory).set(snapshot.memory)
  return { memory, registers: [snapshot.stackPointer, snapshot.runtimePtr, snapshot.contextPtr, ...tokens], procedures }
}

function snapshotOf(image: ReleaseImage): Snapshot {
  const [stackPointer = 0, runtimePtr = 0, contextPtr = 0] = image.registers
  return { memory: new Uint8Array(image.memory), stackPointer, runtimePtr, contextPtr, extensions: [] }
}

const refused = (message: string): { ok: false; failure: GuestFailure } => ({ ok: false, failure: { code: 'adapter_threw', message } })

/** Runs the prelude and the release, and gives the prelude's functions; `procedures` is undefined when the release speaks no protocol. */
function loadRelease(vm: QuickJS, code: string): { procedures: JSValueHandle; functions: JSValueHandle } {
  const settle = vm.newFunction(hostFunctions.settle, () => vm.undefined)
  const call = vm.newFunction(hostFunctions.call, () => {
    const deferred = vm.newPromise()
    deferred.reject(
      vm.newError(JSON.stringify({ code: 'capability_refused', message: 'The host answers only inside a procedure.', details: {} })),
    )
    return deferred.handle
  })
  const functions = vm.callFunction(vm.evalCode(guestPrelude, 'prelude.js'), vm.undefined, settle)
  vm.setProp(vm.global, '__wadahHost', call)
  vm.evalCode(code, scriptName)
  vm.executePendingJobs()
  const procedures = vm.callFunction(functions.getProp('adopt'), vm.undefined)
  vm.executePendingJobs()
  return { procedures, functions }
}

/** Creates the QuickJS engine of this thread; compiling it takes some ten milliseconds, once. */
export async function createQuickjsEngine(): Promise<Engine> {
  const module = await wasm.compile(readFileSync(fileURLToPath(import.meta.resolve('quickjs-wasi/quickjs.wasm'))))
  const probe = await QuickJS.create({ wasm: module })
  const build = Object.entries(probe.versions)
    .map(([name, version]) => `${name}@${version}`)
    .join(' ')
  return {
    build,
    async evaluate(code, limits, beat) {
      const meter = createCpuMeter(limits.cpuMs, beat)
      const vm = await QuickJS.create(sessionOptions({ module, limits, meter, now: Date.now() }))
      try {
        const { procedures, functions } = meter.slice(() => loadRelease(vm, code))
        if (meter.isExceeded) return { ok: false, failure: failureOf(vm, meter, undefined) }
        if (!procedures.isString) return refused('The release set no __wadahAdapter; bundle it with the SDK’s serveAdapter.')
        const tokens = [vm.exportHandle(functions.getProp('reseed')), vm.exportHandle(functions.getProp('run'))]
        const image = takeImage(vm, tokens, procedures.toString())
        if (image.memory.byteLength > largestImage)
          return { ok: false, failure: { code: 'adapter_memory', message: 'The release holds more than 24 MiB before its first run.' } }
        return { ok: true, image }
      } catch (thrown) {
        return { ok: false, failure: failureOf(vm, meter, thrown) }
      }
    },
    async restore(image, limits, { hooks, beat, now }) {
      const meter = createCpuMeter(limits.cpuMs, beat)
      const vm = await QuickJS.restore(snapshotOf(image), sessionOptions({ module, limits, meter, now }))
      const [, , , reseed = 0, run = 0] = image.registers
      return createQuickjsGuest({ vm, meter, limits, hooks, tokens: { reseed, run } })
    },
  }
}
