import type { AdapterContext } from '@wadah/plugin-sdk/adapter'
import { readCount } from './read-count.ts'
import { sourceShape } from './source-shape.ts'

/** One row of a dataset, whatever its measure column is called. Without a value the producer reported none. */
export interface DatasetRow {
  areaCode: string
  year: string
  value: number | undefined
}

interface Page {
  message?: string
  error?: number
  data?: Record<string, string | number | null>[]
  metadata?: string[]
  meta?: { total_record?: number }
}

const pageSize = 100
const mostPages = 50

/** The measure column is named after the dataset; it stands before `satuan`. Throws `source_shape`. */
export function measureColumn(columns: readonly string[]): string {
  const column = columns[columns.indexOf('satuan') - 1]
  if (column === undefined) throw sourceShape('Open Data Jabar sent a dataset without the column “satuan”.')
  return column
}

/** A code without dots: it comes as number, as digits and dotted. */
export function bareCode(code: string | number | null | undefined): string {
  return String(code ?? '')
    .replaceAll('.', '')
    .trim()
}

/** Reads every page of a dataset; the last one is short. Throws `source_shape` when the pages do not make up the dataset. */
export async function readDataset(ctx: Pick<AdapterContext, 'http'>, path: string): Promise<DatasetRow[]> {
  const rows: DatasetRow[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const answer = (await ctx.http.get('opendata-jabar', path, { query: { limit: pageSize, skip: page * pageSize } })).json<Page>()
    const { data, total } = checkPage(answer)
    const column = measureColumn(answer.metadata ?? Object.keys(data[0] ?? {}))
    for (const row of data) {
      rows.push({
        areaCode: bareCode(row['kode_kabupaten_kota']),
        year: String(row['tahun']),
        value: readCount(row[column], `${column} of ${String(row['nama_kabupaten_kota'])} ${String(row['tahun'])}`),
      })
    }
    if (data.length < pageSize || rows.length >= total) return checkWhole(rows, total)
  }
  throw sourceShape(`Open Data Jabar has more than ${mostPages} pages of this dataset.`)
}

function checkPage({ error, message, data, meta }: Page): { data: NonNullable<Page['data']>; total: number } {
  // An error comes with status 200 too.
  if (error !== 0) throw sourceShape(`Open Data Jabar refused: ${message ?? 'no reason given'}`)
  if (!Array.isArray(data)) throw sourceShape('Open Data Jabar sent a page without rows.')
  return { data, total: meta?.total_record ?? Number.POSITIVE_INFINITY }
}

/** Pages that overlap or stop early would give counts that look right. */
function checkWhole(rows: DatasetRow[], total: number): DatasetRow[] {
  if (Number.isFinite(total) && rows.length !== total) throw sourceShape(`Open Data Jabar announced ${total} rows and sent ${rows.length}.`)
  const seen = new Set(rows.map(({ areaCode, year }) => `${areaCode} ${year}`))
  if (seen.size !== rows.length) throw sourceShape('Open Data Jabar sent an area twice for the same year.')
  return rows
}
