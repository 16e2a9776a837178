import { describe, expect, test } from 'vitest'
import { generatePublishingKey } from './publishing-key.ts'
import { claimedKeyId, requestWindowMs, signRequest, verifySignedRequest, type RequestFacts } from './signed-request.ts'

const key = generatePublishingKey('dinkes')
const at = Date.parse('2025-12-19T03:00:00Z')
const request: RequestFacts = { method: 'POST', path: '/publish', body: Buffer.from('rilis') }
const signed = signRequest(request, key, at)
const verdict = (authorization: string, facts: Partial<RequestFacts> = {}, now = at) =>
  verifySignedRequest(authorization, { ...request, ...facts }, { publicKey: key.publicKey, now })

describe('a signed request', () => {
  test('is believed, and tells key and nonce', () => {
    expect(verdict(signed)).toEqual({ ok: true, keyId: key.keyId, nonce: expect.stringMatching(/^[0-9a-f]{24}$/) })
    expect(claimedKeyId(signed)).toBe(key.keyId)
  })

  test.each<[string, Partial<RequestFacts>]>([
    ['method', { method: 'PUT' }],
    ['path', { path: '/intake/dinkes.puskesmas/unggah' }],
    ['query', { path: '/publish?paksa=1' }],
    ['body', { body: Buffer.from('rilis lain') }],
  ])('is not believed with another %s', (_what, facts) => {
    expect(verdict(signed, facts)).toEqual({ ok: false, reason: 'signature' })
  })

  test('is not believed when another key signed it', () => {
    const foreign = signRequest(request, { ...generatePublishingKey('dishub'), keyId: key.keyId }, at)

    expect(verdict(foreign)).toEqual({ ok: false, reason: 'signature' })
  })

  test.each([
    ['the clock is a window behind', requestWindowMs, { ok: true }],
    ['it is older than the window', requestWindowMs + 1, { ok: false, reason: 'expired' }],
    ['it comes from further ahead than the window', -requestWindowMs - 1, { ok: false, reason: 'expired' }],
  ])('is judged by its time: %s', (_what, later, expected) => {
    expect(verdict(signed, {}, at + later)).toMatchObject(expected)
  })

  test('is not believed at another time than was signed', () => {
    expect(verdict(signed.replace(`${at}`, `${at + 1}`))).toEqual({ ok: false, reason: 'signature' })
  })

  test.each(['', 'Bearer abc', 'Wadah', signed.slice(0, -1), `${signed}:more`, signed.replace('Wadah', 'wadah')])(
    'is malformed as “%s”',
    (authorization) => {
      expect(verdict(authorization)).toEqual({ ok: false, reason: 'malformed' })
    },
  )

  test('never carries the same nonce twice', () => {
    expect(signRequest(request, key, at)).not.toBe(signed)
  })
})
