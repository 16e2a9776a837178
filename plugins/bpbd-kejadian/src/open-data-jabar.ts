import type { AdapterContext } from '@wadah/plugin-sdk/adapter'

/** One row of a dataset, whatever its measure column is called. */
export interface DatasetRow {
  areaCode: number
  year: number
  value: number
}

interface Page {
  message: string
  error: number
  data: Record<string, string | number>[]
  metadata: string[]
  meta: { total_record: number }
}

const pageSize = 100
const mostPages = 50

function refuse(message: string): Error {
  return Object.assign(new Error(message), { name: 'CodedError', code: 'source_shape', details: {} })
}

/** The measure column is named after the dataset; it stands before `satuan`. */
export function measureColumn(columns: readonly string[]): string {
  const column = columns[columns.indexOf('satuan') - 1]
  if (column === undefined) throw refuse('Open Data Jabar sent a dataset without the column “satuan”.')
  return column
}

/** Reads every page of a dataset; the last one is short. Codes come as numbers or texts. */
export async function readDataset(ctx: AdapterContext, path: string): Promise<DatasetRow[]> {
  const rows: DatasetRow[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const answer = (await ctx.http.get('opendata-jabar', path, { query: { limit: pageSize, skip: page * pageSize } })).json<Page>()
    // An error comes with status 200 too.
    if (answer.error !== 0) throw refuse(`Open Data Jabar refused: ${answer.message}`)
    const column = measureColumn(answer.metadata)
    for (const row of answer.data) rows.push({ areaCode: Number(row['kode_kabupaten_kota']), year: Number(row['tahun']), value: Number(row[column]) })
    if (answer.data.length < pageSize || rows.length >= answer.meta.total_record) return rows
  }
  throw refuse(`Open Data Jabar has more than ${mostPages} pages of this dataset.`)
}
