import semver from 'semver'
import type { CheckVerdict } from '@wadah/contracts/curation'
import { isCodedError } from '@wadah/errors'
import { checkVersion, compareContracts } from '../compare-contracts.ts'
import { wordContractChange } from '../consent/word-contract-change.ts'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { findingOf, verdict } from './verdict.ts'

const levels = {
  none: both('tidak berubah', 'the same'),
  patch: both('hanya keterangan', 'words alone'),
  minor: both('bertambah, tetap cocok', 'grown, still compatible'),
  major: both('terputus', 'broken'),
}

/** Looks whether the version number owns up to what changed in the contract since the release that runs. */
export function checkContract({ release, running }: CheckContext): CheckVerdict {
  const { manifest, contract } = release
  if (running === undefined)
    return verdict(
      'contract',
      'passed',
      both('Rilis pertama: tidak ada kontrak sebelumnya.', 'First release: there is no contract before it.'),
    )
  const before = { version: running.manifest.version, contract: running.contract }
  const { level, changes } = compareContracts(before.contract, contract)
  const findings = changes.map((change) => {
    const [name = ''] = change.path.split('.')
    const { title } = contract.procedures[name]?.meta ?? before.contract.procedures[name]?.meta ?? { title: both(name, name) }
    return { text: wordContractChange(change, title), where: change.path }
  })
  const words = both(`Kontrak terhadap ${before.version}: ${levels[level].id}.`, `Contract against ${before.version}: ${levels[level].en}.`)
  if (semver.lte(manifest.version, before.version))
    return verdict(
      'contract',
      'noted',
      both(
        `Versi ini tidak lebih baru dari ${before.version} yang berjalan.`,
        `This version does not follow ${before.version}, which runs.`,
      ),
      findings,
    )
  try {
    checkVersion(before, { version: manifest.version, contract })
  } catch (thrown) {
    if (!isCodedError(thrown)) throw thrown
    return verdict(
      'contract',
      'failed',
      both(
        'Nomor versi menyembunyikan kontrak yang putus; naikkan versinya atau kembalikan perubahannya.',
        'The version number hides a broken contract; raise it, or undo the change.',
      ),
      [...findings, findingOf(thrown)],
    )
  }
  return verdict('contract', level === 'major' ? 'noted' : 'passed', words, findings)
}
