import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from '@wadah/contracts/roles'
import type { Database } from '@wadah/db/open'
import { findScreenByToken, noteScreenSeen, presentScreens, type ScreenRow } from '@wadah/db/screens'
import { cookiePrefix } from './cookie-prefix.ts'
import type { Identity } from './identity.ts'

/** Name of the cookie of a paired wall; the only thing it ever shows of itself. */
export function screenCookie(secure: boolean): string {
  return `${cookiePrefix(secure)}.screen`
}
const sessionPrefix = 'screen:'
/** How often at most it is written down that a screen was here. */
const seenEveryMs = 60_000

/** Hash under which a secret of a wall is kept. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A secret nobody guesses: 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function callerOfScreen(row: ScreenRow): Caller {
  return { kind: 'screen', screenId: row.id, name: row.name, roles: ['screen'], screenBoards: row.boards }
}

function tokenOf(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Adds paired walls to an identity: a wall's cookie makes its caller where no person is signed in. */
export function withScreens(people: Identity, { database, secure, now }: { database: Database; secure: boolean; now(): number }): Identity {
  const cookie = screenCookie(secure)
  const seen = new Map<string, number>()
  async function note({ id }: ScreenRow): Promise<void> {
    const at = now()
    if (at - (seen.get(id) ?? 0) < seenEveryMs) return
    seen.set(id, at)
    await noteScreenSeen(database, id, new Date(at))
  }
  return {
    ...people,
    async callerOf(headers) {
      const found = await people.callerOf(headers)
      const token = found.session === undefined ? tokenOf(headers, cookie) : undefined
      const row = token === undefined ? undefined : await findScreenByToken(database, hashSecret(token))
      if (row === undefined) return found
      await note(row)
      return { caller: callerOfScreen(row), session: `${sessionPrefix}${row.id}` }
    },
    async callersOf(sessions) {
      const ids = sessions.filter((id) => id.startsWith(sessionPrefix)).map((id) => id.slice(sessionPrefix.length))
      const callers = new Map(await people.callersOf(sessions.filter((id) => !id.startsWith(sessionPrefix))))
      for (const row of await presentScreens(database, ids)) {
        await note(row)
        callers.set(`${sessionPrefix}${row.id}`, callerOfScreen(row))
      }
      return callers
    },
  }
}
