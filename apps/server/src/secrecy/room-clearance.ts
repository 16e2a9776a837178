import { isWall } from '@wadah/api/clearance'
import type { Caller } from '@wadah/contracts/roles'
import { openMeetings } from '@wadah/db/meetings'
import type { Database } from '@wadah/db/open'
import type { Identity } from '../identity/identity.ts'

/** The id under which meetings know a wall. */
export function wallId({ screenId, userId }: Caller): string {
  return screenId ?? userId ?? ''
}

/** Identity in which walls have the clearance of their room: internal while a meeting is under way, public at all other times. */
export function withRoomClearance(identity: Identity, database: Database, now: () => number): Identity {
  async function inRoom(caller: Caller, meetings?: ReadonlySet<string>): Promise<Caller> {
    if (!isWall(caller)) return caller
    const open = meetings ?? (await screensInMeeting(database, now))
    const { clearance: _clearance, ...publicWall } = caller
    return open.has(wallId(caller)) ? { ...publicWall, clearance: 'internal' } : publicWall
  }
  return {
    ...identity,
    async callerOf(headers) {
      const found = await identity.callerOf(headers)
      return { ...found, caller: await inRoom(found.caller) }
    },
    async callersOf(sessions) {
      const callers = await identity.callersOf(sessions)
      if (![...callers.values()].some(isWall)) return callers
      const meetings = await screensInMeeting(database, now)
      return new Map(await Promise.all([...callers].map(async ([session, caller]) => [session, await inRoom(caller, meetings)] as const)))
    },
  }
}

async function screensInMeeting(database: Database, now: () => number): Promise<ReadonlySet<string>> {
  return new Set((await openMeetings(database, new Date(now()))).map(({ screen }) => screen))
}
