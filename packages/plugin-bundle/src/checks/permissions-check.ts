import type { CheckVerdict } from '@wadah/contracts/curation'
import { permissionsDiff } from '../consent/permissions-diff.ts'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { verdict } from './verdict.ts'

/** Looks whether the release asks for more rights than the one that runs. Asking is no fault; a person must see it. */
export function checkPermissions({ release, running }: CheckContext): CheckVerdict {
  const changes = permissionsDiff(running?.manifest.permissions, release.manifest.permissions).filter(({ widens }) => widens)
  if (changes.length === 0) return verdict('permissions', 'passed', both('Tidak ada hak baru yang diminta.', 'It asks for no new right.'))
  return verdict(
    'permissions',
    'noted',
    both(`Meminta ${changes.length} hak baru.`, `It asks for ${changes.length} new ${changes.length === 1 ? 'right' : 'rights'}.`),
    changes.map(({ text, where }) => ({ text, where: `permissions ${where}` })),
  )
}
