import { expect, test } from 'vitest'
import { describeOnBoth } from '@wadah/db/testing'
import { createSignInGuard } from './sign-in-guard.ts'

describeOnBoth('the guard of sign-ins', (database) => {
  const guardAt = (now: () => number) => createSignInGuard({ database: database(), secret: 'rahasia', now })
  let clock = Date.UTC(2026, 10, 24)
  const now = () => clock

  /** Seconds to wait, or 0 when the attempt was let in. */
  async function attempt(email: string, address = '10.0.0.1', guard = guardAt(now)): Promise<number> {
    try {
      await guard.begin({ email, address })
      return 0
    } catch (error) {
      return (error as { details: { retryAfter: number } }).details.retryAfter
    }
  }

  test('makes whoever guesses wait longer each time, whether there is such a person or not', async () => {
    const waits: number[] = []
    for (let failure = 1; failure <= 5; failure += 1) waits.push(await attempt('tiada@uji.example'))
    for (let failure = 6; failure <= 12; failure += 1) {
      const wait = await attempt('tiada@uji.example')
      waits.push(wait)
      clock += wait * 1_000
      expect(await attempt('tiada@uji.example')).toBe(0)
    }

    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900])
  })

  test('remembers through a restart and on every replica', async () => {
    for (let failure = 1; failure <= 5; failure += 1) await attempt('ingat@uji.example')

    expect(await attempt('INGAT@uji.example', '10.9.9.9', guardAt(now))).toBe(30)
  })

  test('lets nobody in who tries many at once', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => attempt('serempak@uji.example', '10.0.0.2')))

    expect(many.filter((wait) => wait === 0)).toHaveLength(5)
  })

  test('forgets the failures of an account once its owner proved who they are', async () => {
    for (let failure = 1; failure <= 4; failure += 1) await attempt('benar@uji.example')
    const right = await guardAt(now).begin({ email: 'benar@uji.example', address: undefined })
    await right.succeeded()

    for (let failure = 1; failure <= 4; failure += 1) expect(await attempt('benar@uji.example')).toBe(0)
  })

  test('stops an address that tries one password on many accounts', async () => {
    const waits: number[] = []
    for (let account = 1; account <= 41; account += 1) waits.push(await attempt(`orang-${account}@uji.example`, '10.0.0.3'))

    expect(waits.findIndex((wait) => wait > 0)).toBe(40)
    expect(await attempt('orang-1@uji.example', '10.0.0.4')).toBe(0)
  })

  test('does not count what decided nothing', async () => {
    for (let time = 1; time <= 20; time += 1) {
      const open = await guardAt(now).begin({ email: 'separuh@uji.example', address: '10.0.0.5' })
      await open.undecided()
    }

    expect(await attempt('separuh@uji.example', '10.0.0.5')).toBe(0)
  })
})
