import { splitId } from '@wadah/contracts/ids'
import type { Manifest } from '@wadah/contracts/manifest'
import { audit } from '@wadah/db/audit'
import { listEnabled } from '@wadah/db/enablement'
import { listFeeds, type FeedRow } from '@wadah/db/feeds'
import { actorOf } from '../actor.ts'
import { toCsv } from '../audit/to-csv.ts'
import { procedure } from '../procedure.ts'

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

/** One line of the records of processing (UU 27/2022 Pasal 31), as far as Wadah itself knows it. */
function recordOf({ id, opd, meta, classification, fieldClasses }: FeedRow, manifest: Manifest | undefined): string[] {
  const connections = manifest?.permissions.connections.filter(({ name }) => meta.connections.includes(name)) ?? []
  const parts = fieldClasses.filter((field) => field.classification !== classification)
  return [
    id,
    meta.title.id,
    opd,
    meta.metadata.producer,
    manifest?.owner.office ?? '',
    manifest?.owner.contact ?? '',
    manifest?.purpose.id ?? '',
    classification,
    parts.map((field) => `${field.path}: ${field.classification}`).join('; '),
    meta.restriction?.legalBasis ?? '',
    meta.restriction?.consequenceTest ?? '',
    meta.metadata.source,
    connections.map(({ name, hosts }) => `${name} (${hosts.join(', ')})`).join('; '),
    meta.metadata.smallestArea,
    meta.measures.flatMap(({ name, smallCells }) => (smallCells ? `${name} < ${smallCells.below}` : [])).join('; '),
    meta.retention,
    recipients[classification],
  ]
}

/** The records of processing of everything that runs, as a table; made anew each time, so it is never out of date. */
export const processingRecords = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'auditor', 'operator'] } })
  .mutation(async ({ ctx }): Promise<{ csv: string; rows: number }> => {
    const manifests = new Map((await listEnabled(ctx.database)).map(({ plugin, releaseRow }) => [plugin, releaseRow.manifest]))
    const rows = (await listFeeds(ctx.database)).map((feed) => recordOf(feed, manifests.get(splitId(feed.id).pluginId)))
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
