import type { CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import type { CheckInput } from './check-context.ts'
import { runProcedure } from './fixture-runs.ts'
import { verdict } from './verdict.ts'

/** Has every widget drawn in every state, size, theme and language, with what the release gives on its fixtures, where there is a renderer. */
export async function checkConformance(input: CheckInput): Promise<CheckVerdict> {
  const { release, adapterHost, utcOffsetMinutes, renderer } = input
  if (renderer === undefined)
    return verdict(
      'conformance',
      'not-run',
      both(
        'Tidak dijalankan di sini: pemasangan ini tidak mempunyai perender (WADAH_CHROMIUM).',
        'Not run here: this installation has no renderer (WADAH_CHROMIUM).',
      ),
    )
  return renderer.conform(release, {
    // Fixtures that cannot be read are what the check of the sandbox speaks of.
    runs: await input.runFixtures().catch(() => undefined),
    query: (procedure, asked) => runProcedure({ release, adapterHost, utcOffsetMinutes, procedure, input: asked }),
  })
}
