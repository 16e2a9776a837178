import { audit } from '@wadah/db/audit'
import { actorOf } from '../actor.ts'
import { toCsv } from '../audit/to-csv.ts'
import { procedure } from '../procedure.ts'
import { listProcessingRecords, type ProcessingRecord } from './processing-record.ts'

const columns = [
  'aliran_data',
  'judul',
  'opd',
  'produsen_data',
  'kantor_penanggung_jawab',
  'kontak',
  'tujuan',
  'klasifikasi',
  'bagian_lebih_tertutup',
  'dasar_hukum_pengecualian',
  'nomor_uji_konsekuensi',
  'sumber',
  'koneksi',
  'wilayah_terkecil',
  'sel_kecil_disembunyikan',
  'masa_simpan_rekaman',
  'penerima',
] as const

const recipients = {
  public: 'siapa pun, termasuk layar dinding',
  internal: 'pegawai yang masuk; layar dinding selama mode rapat',
  restricted: 'pimpinan dan OPD pemilik setelah menyatakan keperluan',
} as const

function rowOf(record: ProcessingRecord): string[] {
  return [
    record.feed,
    record.title.id,
    record.opd,
    record.producer,
    record.owner?.office ?? '',
    record.owner?.contact ?? '',
    record.purpose?.id ?? '',
    record.classification,
    record.parts.map(({ path, classification }) => `${path}: ${classification}`).join('; '),
    record.restriction?.legalBasis ?? '',
    record.restriction?.consequenceTest ?? '',
    record.source,
    record.connections.map(({ name, hosts }) => `${name} (${hosts.join(', ')})`).join('; '),
    record.smallestArea,
    record.smallCells.map(({ name, below }) => `${name} < ${below}`).join('; '),
    record.retention,
    recipients[record.classification],
  ]
}

/** The records of processing, to be read and printed; a head has those of the own office. */
export const records = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'auditor', 'operator', 'head'] } })
  .query(async ({ ctx }): Promise<ProcessingRecord[]> => {
    const isCityWide = ctx.caller.roles.some((role) => role === 'curator' || role === 'auditor' || role === 'operator')
    return (await listProcessingRecords(ctx.database)).filter(({ opd }) => isCityWide || opd === ctx.caller.opd)
  })

/** The same of the whole city, as a table to be taken away. */
export const processingRecords = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'auditor', 'operator'] } })
  .mutation(async ({ ctx }): Promise<{ csv: string; rows: number }> => {
    const rows = (await listProcessingRecords(ctx.database)).map(rowOf)
    const at = new Date(ctx.services.now())
    await audit(ctx.database, {
      at,
      actor: actorOf(ctx.caller),
      action: 'privacy.records',
      subject: 'privacy',
      details: { rows: rows.length },
    })
    return { csv: toCsv([columns, ...rows]), rows: rows.length }
  })
