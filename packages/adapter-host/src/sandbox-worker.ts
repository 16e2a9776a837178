import { parentPort, workerData } from 'node:worker_threads'
import { CodedError } from '@wadah/errors'
import type { Beat, Guest } from './engine.ts'
import { createQuickjsEngine } from './quickjs-engine.ts'
import { beatCells, type FromWorker, type ToWorker } from './worker-messages.ts'

const port = parentPort
if (port === null) throw new CodedError('internal', 'The sandbox runs in a thread only.')
const cells = new Int32Array((workerData as { beat: SharedArrayBuffer }).beat)
const post = (message: FromWorker): void => port.postMessage(message)

function beatOf(attempt: number): Beat {
  return {
    enter() {
      Atomics.store(cells, beatCells.attempt, attempt)
      Atomics.add(cells, beatCells.serial, 1)
    },
    leave() {
      Atomics.store(cells, beatCells.attempt, 0)
    },
  }
}

const engine = await createQuickjsEngine()
const guests = new Map<number, Guest>()
/** Attempts called off while their image was still being woken. */
const waking = new Set<number>()

async function run(message: Extract<ToWorker, { type: 'run' }>): Promise<void> {
  const { attempt, image, limits, start } = message
  waking.add(attempt)
  const guest = await engine.restore(image, limits, {
    now: start.now,
    beat: beatOf(attempt),
    hooks: {
      onCall: (call, op, json) => post({ type: 'call', attempt, call, op, json }),
      onEnd(outcome) {
        guests.delete(attempt)
        post({ type: 'ended', attempt, outcome, cpuMs: guest.cpuMs, calls: guest.calls })
      },
    },
  })
  if (!waking.delete(attempt)) return
  guests.set(attempt, guest)
  guest.begin(start)
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'evaluate')
    post({
      type: 'evaluated',
      attempt: message.attempt,
      result: await engine.evaluate(message.code, message.limits, beatOf(message.attempt)),
    })
  else if (message.type === 'run') await run(message)
  else if (message.type === 'answer') guests.get(message.attempt)?.answer(message.call, message.ok, message.json)
  else {
    guests.delete(message.attempt)
    waking.delete(message.attempt)
  }
}

port.on('message', (message: ToWorker) => {
  handle(message).catch((thrown: unknown) => {
    if (message.type !== 'run' && message.type !== 'evaluate') return
    const failure = { code: 'adapter_crashed' as const, message: `The engine stopped: ${String(thrown).slice(0, 300)}` }
    if (message.type === 'evaluate') post({ type: 'evaluated', attempt: message.attempt, result: { ok: false, failure } })
    else post({ type: 'ended', attempt: message.attempt, outcome: { ok: false, failure }, cpuMs: 0, calls: 0 })
  })
})
post({ type: 'ready', build: engine.build })
