import type { AdapterContext } from '@wadah/plugin-sdk/adapter'
import type { YearCount } from './counts.ts'
import { readCount } from './read-count.ts'
import { sourceShape } from './source-shape.ts'

interface Recap {
  rekap?: { tahun?: string; kejadian?: number | string | null }[]
}

/** Reads BNPB's count by year; its area codes are dotted. Throws `source_shape`. */
export async function readBnpb(ctx: Pick<AdapterContext, 'http'>, areaCode: string): Promise<YearCount[]> {
  const { rekap } = (await ctx.http.get('bnpb', '/dibi/kejadian', { query: { kode: dotted(areaCode) } })).json<Recap>()
  if (!Array.isArray(rekap)) throw sourceShape('BNPB sent no recap by year.')
  return rekap.flatMap(({ tahun, kejadian }) => {
    if (!/^\d{4}$/.test(tahun ?? '')) throw sourceShape(`BNPB sent the year “${String(tahun)}”.`)
    const events = readCount(kejadian, `BNPB’s count of ${String(tahun)}`)
    return events === undefined ? [] : [{ year: String(tahun), events }]
  })
}

function dotted(code: string): string {
  return `${code.slice(0, 2)}.${code.slice(2)}`
}
