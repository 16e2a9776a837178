import type { CheckFinding, CheckVerdict } from '@wadah/contracts/curation'
import { checkConsistency } from '../check-consistency.ts'
import { checkManifest } from '../check-manifest.ts'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { findingOf, verdict } from './verdict.ts'

/** Looks whether the manifest is whole, agrees with contract and files, and tells people what changed. */
export function checkManifestOf({ release }: CheckContext): CheckVerdict {
  const { manifest, contract, files } = release
  const { problems } = checkManifest(manifest)
  const findings: CheckFinding[] = problems.map(({ path, message }) => ({
    text: both(message, message),
    where: `plugin.json ${path.map(String).join('.')}`,
  }))
  try {
    checkConsistency(manifest, contract, new Set(files.keys()))
  } catch (thrown) {
    findings.push(findingOf(thrown))
  }
  if (findings.length > 0)
    return verdict(
      'manifest',
      'failed',
      both('Manifes tidak cocok dengan isi rilis.', 'The manifest does not agree with the release.'),
      findings,
    )
  const missing = missingWords(files, manifest.version)
  return missing.length === 0
    ? verdict('manifest', 'passed', both('Manifes utuh dan cocok dengan isi rilis.', 'The manifest is whole and agrees with the release.'))
    : verdict(
        'manifest',
        'noted',
        both('Manifes utuh; keterangan untuk manusia kurang.', 'The manifest is whole; words for people are missing.'),
        missing,
      )
}

function missingWords(files: ReadonlyMap<string, Buffer>, version: string): CheckFinding[] {
  const changes = files.get('CHANGELOG.md')?.toString('utf8')
  return [
    ...(files.has('README.md')
      ? []
      : [
          {
            text: both(
              'Tidak ada README: sumber, jadwal dan pemilik tidak diterangkan.',
              'There is no README: source, schedule and owner are not explained.',
            ),
            where: 'README.md',
          },
        ]),
    ...(changes === undefined || !changes.includes(version)
      ? [
          {
            text: both(`Catatan perubahan tidak menyebut versi ${version}.`, `The changelog does not speak of version ${version}.`),
            where: 'CHANGELOG.md',
          },
        ]
      : []),
  ]
}
