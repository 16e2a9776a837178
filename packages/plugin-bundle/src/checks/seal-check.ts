import type { CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import { verifySeal } from '../verify.ts'
import type { CheckContext } from './check-context.ts'
import { findingOf, verdict } from './verdict.ts'

/** Looks whether a key of the release's OPD, not revoked, sealed exactly these files. */
export async function checkSeal({ release, findKey }: CheckContext): Promise<CheckVerdict> {
  const { seal, files, manifest } = release
  if (seal === undefined || findKey === undefined)
    return verdict(
      'seal',
      'not-run',
      both('Tidak dijalankan di sini: rilis belum disegel.', 'Not run here: the release is not sealed yet.'),
    )
  try {
    const { keyId } = await verifySeal(seal, files, findKey)
    return verdict(
      'seal',
      'passed',
      both(`Disegel kunci ${keyId} milik ${manifest.opd}.`, `Sealed by the key ${keyId} of ${manifest.opd}.`),
    )
  } catch (thrown) {
    return verdict('seal', 'failed', both('Segel rilis tidak sah.', 'The seal is not valid.'), [findingOf(thrown)])
  }
}
