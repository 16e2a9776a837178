import type { Classification } from '@wadah/contracts/classification'
import type { ConnectionKind, CapabilityName } from '@wadah/contracts/manifest'
import type { Text } from '@wadah/contracts/texts'

/** The same sentence in both languages. */
export function both(id: string, en: string): Text {
  return { id, en }
}

/** Names of data classes as curators say them. */
export const classWords: Record<Classification, Text> = {
  public: both('publik', 'public'),
  internal: both('internal', 'internal'),
  restricted: both('dikecualikan', 'restricted'),
}

/** What a capability lets an adapter do. */
export const capabilityWords: Record<CapabilityName, Text> = {
  files: both('membaca berkas yang diunggah OPD', 'read the files its OPD uploads'),
  backfill: both('mengambil data masa lalu saat pertama dijalankan', 'fetch past data when it first runs'),
  platform: both(
    'membaca keadaan aliran data dan indikator publik plugin lain',
    'read the state of feeds and public measures of other plugins',
  ),
}

/** Kinds of connections in words. */
export const connectionWords: Record<ConnectionKind, Text> = { http: both('layanan web (HTTP)', 'web service (HTTP)') }

/** `12,3 KB` in both languages. */
export function wordBytes(bytes: number): Text {
  const kilobytes = (bytes / 1_000).toFixed(1)
  return both(`${kilobytes.replace('.', ',')} KB`, `${kilobytes} KB`)
}

/** `20s` → `20 detik`. */
export function wordDuration(duration: string): Text {
  const amount = Number.parseInt(duration, 10)
  const unit = duration.replace(/^\d+/, '')
  const units: Record<string, [string, string]> = {
    s: ['detik', 'seconds'],
    m: ['menit', 'minutes'],
    h: ['jam', 'hours'],
    d: ['hari', 'days'],
    w: ['pekan', 'weeks'],
    mo: ['bulan', 'months'],
    y: ['tahun', 'years'],
  }
  const [id, en] = units[unit] ?? [unit, unit]
  return both(`${amount} ${id}`, `${amount} ${amount === 1 ? en.replace(/s$/, '') : en}`)
}
