import { CodedError, isCodedError } from '@wadah/errors'

/** Keeps a source that does not answer from being asked by every feed that reads it. One per process. */
export interface CircuitBreaker {
  /** Runs a request of a connection; throws `source_unreachable` at once while its circuit is open. `force` asks all the same. */
  run<TResult>(connection: string, request: () => Promise<TResult>, options?: { force?: boolean }): Promise<TResult>
  /** Connections whose circuit is open, and until when (epoch ms). */
  open(): { connection: string; until: number }[]
}

const failuresUntilOpen = 5
const firstPauseMs = 15_000
const longestPauseMs = 120_000

interface Circuit {
  failures: number
  pauseMs: number
  until: number
  isTrying: boolean
}

/** What tells that the source is down, rather than that it dislikes what was asked. */
function isOutage(thrown: unknown): boolean {
  return isCodedError(thrown) && (thrown.code === 'source_unreachable' || thrown.code === 'source_timeout')
}

/** Creates a breaker: five failures in a row open a circuit for 15 s; then one request tries, and each further failure doubles the pause up to two minutes. */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  const circuits = new Map<string, Circuit>()
  const failed = (circuit: Circuit): void => {
    circuit.failures += 1
    if (circuit.failures < failuresUntilOpen) return
    circuit.until = now() + circuit.pauseMs
    circuit.pauseMs = Math.min(circuit.pauseMs * 2, longestPauseMs)
  }
  return {
    async run(connection, request, { force = false } = {}) {
      const circuit = circuits.get(connection) ?? { failures: 0, pauseMs: firstPauseMs, until: 0, isTrying: false }
      circuits.set(connection, circuit)
      const isOpen = circuit.failures >= failuresUntilOpen && (now() < circuit.until || circuit.isTrying)
      if (isOpen && !force)
        throw new CodedError('source_unreachable', 'The source failed several times in a row; it is asked again soon.', {
          details: { reason: 'circuit_open' },
        })
      circuit.isTrying = true
      try {
        const result = await request()
        circuits.delete(connection)
        return result
      } catch (thrown) {
        if (isOutage(thrown)) failed(circuit)
        else circuits.delete(connection)
        throw thrown
      } finally {
        circuit.isTrying = false
      }
    },
    open: () =>
      [...circuits]
        .filter(([, { failures, until }]) => failures >= failuresUntilOpen && now() < until)
        .map(([connection, { until }]) => ({ connection, until })),
  }
}
