import type { CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { verdict } from './verdict.ts'

/** Has every widget drawn in every state, size, theme and language, where there is a renderer for it. */
export function checkConformance({ release, renderer }: CheckContext): Promise<CheckVerdict> | CheckVerdict {
  if (renderer !== undefined) return renderer.conform(release)
  return verdict(
    'conformance',
    'not-run',
    both(
      'Tidak dijalankan di sini: pemasangan ini tidak mempunyai perender (WADAH_CHROMIUM).',
      'Not run here: this installation has no renderer (WADAH_CHROMIUM).',
    ),
  )
}
