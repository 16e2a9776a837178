import { clientLiveMessageSchema, type ClientLiveMessage } from '@wadah/contracts/live'

/** Largest message of a client, bytes. */
export const largestMessage = 64 * 1024

/** Messages at once and then per second. A busy board says a few in a second; what is watched costs more the more it is. */
export const messageRate = { burst: 120, perSecond: 20 }
/** Names in a message that cost as much as one message more. */
const namesPerToken = 25

/** What became of a message: `flood` and `unknown` end the connection. */
export type Taken = 'ok' | 'flood' | 'unknown'

/** Options of {@link createClientIntake}. */
export interface ClientIntakeOptions {
  receive(message: ClientLiveMessage): Promise<void>
  /** Milliseconds, of a clock that never goes back. */
  now(): number
}

/**
 * Takes the messages of one client, no more than a screen has reason to send.
 *
 * @remarks What it watches is looked up one message after the other: while one is under way only the newest waits, so that a client that
 * floods costs others no more than one lookup at a time.
 */
export function createClientIntake({ receive, now }: ClientIntakeOptions): { take(data: Buffer): Taken } {
  let tokens = messageRate.burst
  let at = now()
  let waiting: ClientLiveMessage | undefined
  let isLooking = false

  function pay(cost: number): boolean {
    const present = now()
    tokens = Math.min(messageRate.burst, tokens + ((present - at) * messageRate.perSecond) / 1_000) - cost
    at = present
    return tokens >= 0
  }

  async function look(message: ClientLiveMessage): Promise<void> {
    isLooking = true
    for (let next: ClientLiveMessage | undefined = message; next !== undefined; next = waiting) {
      waiting = undefined
      await receive(next)
    }
    isLooking = false
  }

  return {
    take(data) {
      // Before it is read: reading is what a flood would cost.
      if (!pay(1)) return 'flood'
      const message = readMessage(data)
      if (message === undefined) return 'unknown'
      if (!pay(namesIn(message) / namesPerToken)) return 'flood'
      if (message.type !== 'watch') void receive(message)
      else if (isLooking) waiting = message
      else void look(message)
      return 'ok'
    },
  }
}

function namesIn(message: ClientLiveMessage): number {
  if (message.type === 'ping') return 0
  const boards = message.type === 'watch' ? Object.keys(message.boards).length : 0
  return Object.keys(message.feeds ?? {}).length + boards
}

function readMessage(data: Buffer): ClientLiveMessage | undefined {
  try {
    return clientLiveMessageSchema.safeParse(JSON.parse(data.toString('utf8'))).data
  } catch {
    return undefined
  }
}
