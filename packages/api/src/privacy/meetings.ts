import * as z from 'zod'
import { endMeeting, listWalls, openMeetings, startMeeting } from '@wadah/db/meetings'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'

const hosts = ['mayor', 'staff', 'leader', 'operator'] as const
/** A meeting that lasts longer is begun again: a switch that somebody forgets ends by itself. */
const longestMinutes = 240

/** A wall, and the meeting before it. */
export interface Room {
  screen: string
  name: string
  isOn: boolean
  meeting: { purpose: string; since: string; until: string; startedBy: string } | undefined
}

/** Every wall that is known here, in the order of their names. */
async function listRooms({ database, services }: ApiContext): Promise<Room[]> {
  const on = services.secrecy?.walls() ?? []
  const meetings = await openMeetings(database, new Date(services.now()))
  const named = [...(await listWalls(database)), ...meetings.map(({ screen, name }) => ({ id: screen, name })), ...on]
  return [...new Map(named.map(({ id, name }) => [id, name]))]
    .map(([screen, name]): Room => {
      const open = meetings.find((meeting) => meeting.screen === screen)
      return {
        screen,
        name,
        isOn: on.some(({ id }) => id === screen),
        meeting: open && {
          purpose: open.purpose,
          since: open.since.toISOString(),
          until: open.until.toISOString(),
          startedBy: open.startedBy,
        },
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'id'))
}

export const rooms = procedure.meta({ authority: { kind: 'roles', roles: hosts } }).query(({ ctx }): Promise<Room[]> => listRooms(ctx))

export const beginMeeting = procedure
  .meta({ authority: { kind: 'roles', roles: hosts } })
  .input(
    z.strictObject({
      screen: z.string().min(1).max(64),
      minutes: z.int().min(5).max(longestMinutes),
      purpose: z.string().trim().min(5).max(200),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const room = (await listRooms(ctx)).find(({ screen }) => screen === input.screen)
    if (room === undefined) throw new CodedError('not_found', 'There is no such screen.')
    const since = new Date(ctx.services.now())
    await startMeeting(ctx.database, {
      screen: input.screen,
      name: room.name,
      purpose: input.purpose,
      since,
      until: new Date(since.getTime() + input.minutes * 60_000),
      by: actorOf(ctx.caller),
    })
    await ctx.services.secrecy?.reproject()
    return { ok: true }
  })

export const finishMeeting = procedure
  .meta({ authority: { kind: 'roles', roles: hosts } })
  .input(z.strictObject({ screen: z.string().min(1).max(64) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await endMeeting(ctx.database, { screen: input.screen, by: actorOf(ctx.caller), at: new Date(ctx.services.now()) })
    await ctx.services.secrecy?.reproject()
    return { ok: true }
  })
