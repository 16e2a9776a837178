import type { AdapterContext } from '@wadah/plugin-sdk/adapter'

/** What SIMPATDA wraps every answer in; an error comes with status 200 too. */
interface Envelope<T> {
  status: string
  pesan: string
  waktu: string
  tahun: string
  data: T | null
}

/** An answer with its time turned from local text into an instant. */
export interface SimpatdaAnswer<T> {
  year: string
  observedAt: string
  rows: T
}

function sourceError(message: string): Error {
  return Object.assign(new Error(message), { name: 'CodedError', code: 'source_shape', details: {} })
}

/** `2026-11-24 14:05:10` in WIB, as the application writes it, as an instant. */
export function instantOf(local: string): string {
  const at = new Date(`${local.replace(' ', 'T')}+07:00`)
  if (Number.isNaN(at.getTime())) throw sourceError(`SIMPATDA wrote “${local}” where a time belongs.`)
  return at.toISOString()
}

/** Reads a list from SIMPATDA. Throws `source_shape` when it says in its own words that it failed. */
export async function readSimpatda<T>(ctx: AdapterContext, path: string): Promise<SimpatdaAnswer<T>> {
  const answer = (await ctx.http.get('simpatda', path)).json<Envelope<T>>()
  if (answer.status !== 'OK' || answer.data === null) throw sourceError(`SIMPATDA refused: ${answer.pesan || answer.status}`)
  return { year: answer.tahun, observedAt: instantOf(answer.waktu), rows: answer.data }
}

/** Reads an amount in either of the application’s spellings: `52000000000.00` and `Rp 48.812.345.678,00`. */
export function rupiahOf(ctx: AdapterContext, text: string): number {
  const value = ctx.format.parseNumber(text)
  if (value === undefined) throw sourceError(`SIMPATDA wrote “${text}” where an amount belongs.`)
  return Math.round(value)
}
