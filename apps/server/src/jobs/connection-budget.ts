/** How often the sources of connections may be asked for the sake of pilots. One per process. */
export interface ConnectionBudget {
  /** Notes that a connection was asked, for whomever. */
  note(connection: string): void
  /** Whether a pilot may ask too: what runs for everybody is never kept from its source by a trial. */
  hasRoomForPilot(connection: string): boolean
}

const windowMs = 60_000
/** A source that is asked this often in a minute is asked no more by pilots. */
const mostWithPilots = 240

/** Creates a budget over the last minute of each connection. */
export function createConnectionBudget(now: () => number): ConnectionBudget {
  const asked = new Map<string, number[]>()
  const lately = (connection: string): number[] => {
    const times = (asked.get(connection) ?? []).filter((at) => now() - at < windowMs)
    asked.set(connection, times)
    return times
  }
  return {
    note: (connection) => void lately(connection).push(now()),
    hasRoomForPilot: (connection) => lately(connection).length < mostWithPilots,
  }
}
