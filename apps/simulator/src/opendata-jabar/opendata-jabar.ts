import { Hono } from 'hono'
import { floods, floodsFrom, floodsSource } from '../published/floods.ts'
import type { SimulatedSource } from '../world/source.ts'

const dataset = 'od_17600_jml_kejadian_bencana_banjir_brdsrkn_kabupatenkota_v1'
const largestPage = 100

const years = floods[0]?.[2] ?? []

const records = years
  .flatMap((_, index) => floods.map(([kode, nama, counts]) => ({ kode, nama, jumlah: counts[index] ?? 0, tahun: floodsFrom + index })))
  .map(({ kode, nama, jumlah, tahun }, index) => ({
    id: index + 1,
    kode_provinsi: 32,
    nama_provinsi: 'JAWA BARAT',
    kode_kabupaten_kota: kode,
    nama_kabupaten_kota: nama,
    jumlah_banjir: jumlah,
    satuan: 'KEJADIAN',
    tahun,
  }))

/** Open Data Jabar's paged API: codes as numbers, the measure column named after the dataset, the last page short. Published figures, unchanged. */
export const opendataJabar: SimulatedSource = {
  id: 'opendata-jabar',
  title: 'Open Data Jabar (banjir)',
  app: () =>
    new Hono()
      .get('/tentang', (context) => context.json(floodsSource))
      .get('/api-backend/bigdata/bpbd/:dataset', (context) => {
        // A refusal comes with status 200, as legacy portals answer.
        if (context.req.param('dataset') !== dataset)
          return context.json({ message: 'Dataset not found', error: 1, data: null, metadata: [], meta: null, metadata_filter: [] })
        const limit = Math.min(largestPage, Number(context.req.query('limit') ?? 10))
        const skip = Number(context.req.query('skip') ?? 0)
        return context.json({
          message: 'Data retrieved successfully',
          error: 0,
          data: records.slice(skip, skip + limit),
          metadata: Object.keys(records[0] ?? {}),
          meta: { skip, limit, total_record: records.length, total_page: Math.ceil(records.length / limit) },
          metadata_filter: [],
        })
      }),
}
