import type { HostMessage } from '@wadah/contracts/port'

/** Messages a second beyond which a widget is stopped. */
const floodLimit = 120
/** Queries of a widget that may wait for an answer at a time. */
const queryLimit = 8
/** Different complaints of a widget that are told. */
const complaintLimit = 60

/** Tells whether one more message now is more than a widget may send. */
export function floodGauge(): () => boolean {
  let counted = { second: 0, messages: 0 }
  return () => {
    const second = Math.floor(performance.now() / 1_000)
    counted = counted.second === second ? { second, messages: counted.messages + 1 } : { second, messages: 1 }
    return counted.messages > floodLimit
  }
}

/** Passes each complaint on once, and only so many. */
export function tellOnce(tell: ((message: string) => void) | undefined): (message: string) => void {
  const told = new Set<string>()
  return (message) => {
    if (told.has(message) || told.size >= complaintLimit) return
    told.add(message)
    tell?.(message)
  }
}

/** Answers queries, a few at a time; whoever asks is told of a refusal by its code alone. */
export function queryDesk(ask: (procedure: string, input: unknown) => Promise<unknown>, send: (message: HostMessage) => void) {
  let open = 0
  return ({ call, procedure, input }: { call: number; procedure: string; input: unknown }): void => {
    if (open >= queryLimit) return send({ type: 'queryResult', call, ok: false, code: 'rate_limited' })
    open += 1
    ask(procedure, input)
      .then(
        (value) => send({ type: 'queryResult', call, ok: true, value }),
        (error: { code?: unknown }) =>
          send({ type: 'queryResult', call, ok: false, code: typeof error?.code === 'string' ? error.code : 'internal' }),
      )
      .finally(() => (open -= 1))
  }
}
