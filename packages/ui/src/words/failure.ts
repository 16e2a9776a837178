import type { Locale } from '@wadah/contracts/texts'

const sentences: Record<string, { id: string; en: string }> = {
  source_timeout: { id: '{source} tidak menjawab pada waktunya.', en: '{source} did not answer in time.' },
  source_unreachable: { id: '{source} tidak dapat dihubungi.', en: '{source} cannot be reached.' },
  source_status: { id: '{source} menolak permintaan.', en: '{source} refused the request.' },
  source_not_json: { id: '{source} menjawab dengan halaman, bukan data.', en: '{source} answered with a page instead of data.' },
  source_too_large: { id: 'Jawaban {source} terlalu besar.', en: 'The answer of {source} is too large.' },
  source_shape: { id: 'Bentuk data {source} berubah.', en: 'The data of {source} changed its shape.' },
  config_invalid: { id: '{source} belum disambungkan oleh OPD-nya.', en: '{source} is not connected by its OPD yet.' },
  host_refused: { id: 'Alamat {source} tidak diizinkan.', en: 'The address of {source} is not allowed.' },
  output_mismatch: { id: 'Isi data {source} tidak sesuai janji.', en: 'The data of {source} is not as promised.' },
  adapter_time: { id: 'Jembatan data ke {source} terlalu lama.', en: 'The bridge to {source} takes too long.' },
}

/** Says in one human sentence why a bridge fails. Unknown codes get a sentence that is still true. */
export function wordFailure(code: string | undefined, source: string, locale: Locale): string {
  const sentence = sentences[code ?? ''] ?? { id: 'Jembatan data ke {source} gagal.', en: 'The bridge to {source} fails.' }
  return sentence[locale].replace('{source}', source)
}
