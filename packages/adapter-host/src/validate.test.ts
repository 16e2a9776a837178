import { describe, expect, it } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { validateAgainst } from './validate.ts'

const row: DialectSchema = {
  type: 'object',
  properties: { area: { type: 'string' }, value: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }] } },
  required: ['area', 'value'],
  additionalProperties: false,
}
const rows: DialectSchema = {
  type: 'object',
  properties: { rows: { type: 'array', items: row, maxItems: 2 } },
  required: ['rows'],
  additionalProperties: false,
}

describe('validation against the dialect', () => {
  it('accepts what fits, nullable branches included', () => {
    expect(
      validateAgainst(rows, {
        rows: [
          { area: '32.78', value: null },
          { area: '32.78.01', value: 3 },
        ],
      }),
    ).toEqual({ ok: true })
  })

  it.each([
    [{ rows: [{ area: '32.78', value: -1 }] }, 'rows[0].value'],
    [{ rows: [{ area: '32.78' }] }, 'rows[0]'],
    [{ rows: [1, 2, 3] }, 'rows'],
    [{ rows: [], more: 1 }, ''],
    [undefined, ''],
    [JSON.parse('{"rows":[],"__proto__":{}}'), '__proto__'],
    [{ rows: [{ area: 'nol \u0000', value: 1 }] }, 'rows[0].area'],
    [{ rows: [{ area: 'separuh \ud83d', value: 1 }] }, 'rows[0].area'],
    [{ 'nol\u0000': [] }, ''],
  ])('names where %j leaves the contract', (value, path) => {
    expect(validateAgainst(rows, value)).toMatchObject({ ok: false, path })
  })

  it('knows discriminated unions, enums, constants, integers and bounded records', () => {
    const union: DialectSchema = {
      anyOf: [
        {
          type: 'object',
          properties: { kind: { const: 'naik' }, step: { type: 'integer' } },
          required: ['kind', 'step'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { kind: { const: 'tetap' }, why: { enum: ['libur', 'kosong'] } },
          required: ['kind', 'why'],
          additionalProperties: false,
        },
      ],
    }
    const record: DialectSchema = { type: 'object', additionalProperties: { type: 'boolean' }, maxProperties: 1 }

    expect(validateAgainst(union, { kind: 'tetap', why: 'libur' }).ok).toBe(true)
    expect(validateAgainst(union, { kind: 'naik', step: 1.5 })).toMatchObject({ ok: false, path: 'step' })
    expect(validateAgainst(union, { kind: 'tetap', why: 'hujan' }).ok).toBe(false)
    expect(validateAgainst(record, { a: true }).ok).toBe(true)
    expect(validateAgainst(record, { a: true, b: true }).ok).toBe(false)
    expect(validateAgainst(record, { a: 1 })).toMatchObject({ ok: false, path: 'a' })
  })

  it.each([
    ['date', '2024-02-29', '2023-02-29'],
    ['date', '2026-12-31', '2026-1-1'],
    ['date-time', '2026-11-24T07:00:00Z', '2026-11-24 07:00:00Z'],
    ['date-time', '2026-11-24T14:00:00.123+07:00', '2026-11-24T24:00:00Z'],
    ['time', '14:05', '25:00'],
    ['uri', 'https://tasikmalayakota.go.id/a?b=1', 'tasikmalayakota.go.id'],
    ['email', 'diskominfo@tasikmalayakota.go.id', 'a@b@c'],
    ['uuid', '6fa459ea-ee8a-3ca4-894e-db77e160355e', '6fa459ea-ee8a-3ca4-894e'],
  ] as const)('reads the format %s: %s, not %s', (format, good, bad) => {
    expect(validateAgainst({ type: 'string', format }, good)).toEqual({ ok: true })
    expect(validateAgainst({ type: 'string', format }, bad)).toMatchObject({ ok: false })
  })

  it('judges long hostile texts at once', () => {
    const hostile = [
      'a'.repeat(200_000) + '!',
      `${'a.'.repeat(100_000)}@`,
      `a@${'a.'.repeat(100_000)}`,
      '1'.repeat(200_000),
      `http:${'/'.repeat(200_000)}`,
    ]
    const startedAt = performance.now()

    for (const format of ['date', 'date-time', 'time', 'uri', 'email', 'uuid'] as const)
      for (const text of hostile) validateAgainst({ type: 'string', format }, text)

    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('takes characters outside of the basic plane', () => {
    expect(validateAgainst({ type: 'string' }, 'pasar 🌶️')).toEqual({ ok: true })
  })

  it('refuses a value nested without end instead of overflowing', () => {
    const nested = JSON.parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)) as unknown

    expect(validateAgainst({ type: 'object', additionalProperties: { type: 'number' } }, nested)).toMatchObject({
      ok: false,
      message: 'is nested deeper than 64 levels',
    })
  })
})
