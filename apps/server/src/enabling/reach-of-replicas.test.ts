import { expect, test } from 'vitest'
import { beginPairing, pairScreen, revokeScreen } from '@wadah/db/screens'
import { describeOnBoth } from '@wadah/db/testing'
import type { LiveClient } from '../live/live-client.ts'
import { joinReach } from './reach-of-replicas.ts'

const now = new Date('2026-11-24T07:00:00Z')
const counted = { revision: 4, open: 1, applied: 1, missing: [] }

describeOnBoth('what has reached the screens', (database) => {
  const pair = async (id: string, name: string) => {
    const expiresAt = new Date(now.getTime() + 60_000)
    await beginPairing(database(), { code: id, secretHash: id, expiresAt }, { now, most: 10 })
    await pairScreen(database(), id, { id, name, room: 'Lobi', boards: [], rotateSeconds: 0, pairedAt: now, pairedBy: 'Operator' })
  }

  test('names paired screens that are connected nowhere, and those alone', async () => {
    await pair('s-lobi', 'Layar lobi')
    await pair('s-rapat', 'Layar ruang rapat')
    await pair('s-lama', 'Layar lama')
    await revokeScreen(database(), 's-lama', now)
    const connected = { caller: { kind: 'screen', roles: ['screen'], screenId: 's-lobi' } } as unknown as LiveClient
    const hub = { clients: () => [connected], reach: async () => counted, reachOfFeed: async () => counted }

    const { reach, stop } = await joinReach({ database: database(), hub, failed: expect.unreachable })

    expect(await reach()).toEqual({ ...counted, missing: [{ kind: 'screen', name: 'Layar ruang rapat', connected: false }] })
    // Whether it would show that feed is not known while it is away.
    expect(await reach('dinkes.uji/hitungan')).toEqual(counted)
    await stop()
  })
})
