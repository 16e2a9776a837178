import type { AdapterContext } from '@wadah/plugin-sdk/adapter'
import { sourceShape } from './source-shape.ts'

/** What SIMPATDA wraps every answer in; an error comes with status 200 too. */
interface Envelope<T> {
  status: string
  pesan?: string
  waktu: string
  tahun: string
  data: T[] | null
}

/** A kind of revenue as SIMPATDA writes it: numbers are texts, and two spellings occur in one row. */
export interface RevenueRow {
  kode_rekening: string
  uraian: string
  target: string
  realisasi: string
  hari_ini: string
}

/** The total at the end of a day, as SIMPATDA writes it. */
export interface CumulativeRow {
  tanggal: string
  kumulatif: string
}

/** An answer with its time turned from local text into an instant. */
export interface SimpatdaAnswer<T> {
  year: string
  observedAt: string
  rows: T[]
}

/** `2026-11-24 14:05:10` in WIB, as the application writes it, as an instant. Throws `source_shape`. */
export function instantOf(local: string): string {
  const at = new Date(`${local.replace(' ', 'T')}+07:00`)
  if (Number.isNaN(at.getTime())) throw sourceShape(`SIMPATDA wrote “${local.slice(0, 40)}” where a time belongs.`)
  return at.toISOString()
}

/** Reads a list from SIMPATDA. Throws `source_shape` when it says in its own words that it failed. */
export async function readSimpatda<T>(ctx: AdapterContext, path: string): Promise<SimpatdaAnswer<T>> {
  const answer = (await ctx.http.get('simpatda', path)).json<Envelope<T>>()
  if (answer.status !== 'OK' || !Array.isArray(answer.data))
    throw sourceShape(`SIMPATDA refused: ${(answer.pesan || answer.status || 'no reason given').slice(0, 200)}`)
  return { year: answer.tahun, observedAt: instantOf(answer.waktu), rows: answer.data }
}

/** Reads an amount in either of the application’s spellings: `52000000000.00` and `Rp 48.812.345.678,00`. Throws `source_shape`. */
export function rupiahOf(ctx: AdapterContext, text: string): number {
  const value = ctx.format.parseNumber(text ?? '')
  if (value === undefined) throw sourceShape(`SIMPATDA wrote “${String(text).slice(0, 40)}” where an amount belongs.`)
  return Math.round(value)
}
