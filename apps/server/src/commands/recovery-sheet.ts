import { join } from 'node:path'
import type { Config } from '../config.ts'

/** A sheet to print and lock away: where everything is, and what to type when nobody can sign in. It holds no secret itself. */
export function recoverySheet(config: Config, address: string): string {
  const real = config.demo ? '' : ' --real'
  const at = `WADAH_DATA_DIR=${config.dataDir}`
  const secret = config.secret === undefined ? `the file ${join(config.dataDir, 'secret')}` : 'the variable WADAH_SECRET of the service'
  return `WADAH · LEMBAR PEMULIHAN / RECOVERY SHEET
Cetak, isi, simpan di brankas. / Print, fill in, keep in a safe.

Alamat / address        ${address}
Folder data             ${config.dataDir}
Basis data / database   ${config.databaseUrl === undefined ? 'embedded, in the data folder' : 'PostgreSQL, by DATABASE_URL of the service'}
Rahasia / secret        ${secret}
                        Salin terpisah dari cadangan. / Keep a copy apart from the backups.
Cadangan / backups      ${config.backupDir}

Administrator 1 ............................   Administrator 2 ............................
Telepon / phone  ............................   Telepon / phone  ............................
Salinan rahasia ada di / copy of the secret is at ..........................................
Salinan cadangan ada di / copy of the backups is at ........................................

Tidak ada yang dapat masuk? Di mesin server, di folder Wadah:
Nobody can sign in? On the machine of the server, in the folder of Wadah:

  ${at} npm run wadah -- admin${real} list
  ${at} npm run wadah -- admin${real} reset-password NAMA@SUREL
  ${at} npm run wadah -- admin${real} reset-second-factor NAMA@SUREL
  ${at} npm run wadah -- admin${real} make-administrator NAMA@SUREL

Server hilang? Pasang Wadah di mesin baru, kembalikan rahasia, lalu:
Server lost? Install Wadah on another machine, put the secret back, then:

  ${at} npm run wadah -- restore${real} BERKAS-CADANGAN

Setiap tindakan ini tercatat dalam jejak audit. / Each of these acts is in the audit trail.`
}
