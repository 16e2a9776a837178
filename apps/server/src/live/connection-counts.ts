/** How many connections of the stream one session and one address may hold at a time. */
export interface ConnectionLimits {
  perSession: number
  perAddress: number
}

/** Whose a connection is. */
export interface ConnectionOwner {
  /** The session, or the key that signed the request. */
  session: string
  address: string
}

/** Counts the connections of the stream, sockets and event streams together. */
export interface ConnectionCounts {
  /** Whether an address holds as many as it may, before anybody is asked who it is. */
  isFull(address: string): boolean
  /** Takes a place and gives the way to leave it; undefined when the session or the address holds as many as it may. */
  enter(owner: ConnectionOwner): (() => void) | undefined
}

/** Makes the counts of one server. */
export function createConnectionCounts({ perSession, perAddress }: ConnectionLimits): ConnectionCounts {
  const sessions = new Map<string, number>()
  const addresses = new Map<string, number>()
  const isFull = (address: string): boolean => (addresses.get(address) ?? 0) >= perAddress
  return {
    isFull,
    enter({ session, address }) {
      if (isFull(address) || (sessions.get(session) ?? 0) >= perSession) return undefined
      change(sessions, session, 1)
      change(addresses, address, 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        change(sessions, session, -1)
        change(addresses, address, -1)
      }
    },
  }
}

function change(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
