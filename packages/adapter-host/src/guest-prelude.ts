/**
 * Runs in the engine before any code of a release: keeps the intrinsics it needs in closures, so that a guest which replaces them
 * fools only itself, and returns the few functions by which the host drives the guest.
 */
export const guestPrelude = `(function (settle) {
  'use strict'
  const { stringify } = JSON
  const NativeString = String
  const slice = Function.prototype.call.bind(String.prototype.slice)
  const state = [1, 2, 3, 4]
  let adapter
  const next = () => {
    const sum = (((state[0] + state[1]) | 0) + state[3]) | 0
    state[3] = (state[3] + 1) | 0
    state[0] = state[1] ^ (state[1] >>> 9)
    state[1] = (state[2] + (state[2] << 3)) | 0
    state[2] = ((state[2] << 21) | (state[2] >>> 11)) + sum | 0
    return sum >>> 0
  }
  const random = { random() { return (next() * 2097152 + (next() >>> 11)) / 9007199254740992 } }.random
  Object.defineProperty(Math, 'random', { value: random, writable: true, configurable: true })
  const text = (value, length) => (typeof value === 'string' ? slice(value, 0, length) : undefined)
  const details = (value) => { try { const json = stringify(value); return typeof json === 'string' && json.length <= 4000 ? value : undefined } catch { return undefined } }
  const describe = (thrown) => {
    let error = thrown
    for (let depth = 0; depth < 8; depth += 1) {
      if (typeof error !== 'object' || error === null || error.name !== 'TRPCError' || typeof error.cause !== 'object' || error.cause === null) break
      error = error.cause
    }
    if (typeof error !== 'object' || error === null) return stringify({ message: slice(NativeString(error), 0, 2000) })
    return stringify({
      name: text(error.name, 100), message: text(error.message, 4000) ?? '', stack: text(error.stack, 16000), code: text(error.code, 60), details: details(error.details),
    })
  }
  const fail = (thrown) => {
    let described
    try { described = describe(thrown) } catch { described = undefined }
    settle('threw', typeof described === 'string' ? described : '{"message":"The adapter threw something that cannot be described."}')
  }
  const run = async (procedure, input, context) => {
    try {
      const output = await adapter.call(procedure, input, context)
      if (typeof output === 'string') settle('output', output)
      else settle('mute', '')
    } catch (thrown) { fail(thrown) }
  }
  return {
    adopt() {
      const found = globalThis.__wadahAdapter
      delete globalThis.__wadahHost
      if (typeof found !== 'object' || found === null || typeof found.call !== 'function' || typeof found.procedures !== 'function') return undefined
      const { call, procedures } = found
      adapter = { call: (procedure, input, context) => call(procedure, input, context) }
      return procedures()
    },
    reseed(a, b, c, d) { state[0] = a | 0; state[1] = b | 0; state[2] = c | 0; state[3] = d | 1; for (let i = 0; i < 12; i += 1) next() },
    run(procedure, input, context) { run(procedure, input, context) },
  }
})`
