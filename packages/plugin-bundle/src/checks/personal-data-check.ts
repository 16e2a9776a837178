import type { CheckFinding, CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { findPersonalData } from './personal-data.ts'
import { verdict } from './verdict.ts'

const looked = /^(fixtures|assets)\/.*\.(json|csv|txt|geojson)$/
const mostShown = 40

/** Looks whether fixtures speak of persons. What it finds is named by file and line, and masked: a report must not repeat it. */
export function checkPersonalData({ release }: CheckContext): CheckVerdict {
  const files = [...release.files].filter(([path]) => looked.test(path))
  const findings = files.flatMap(([path, body]) =>
    findPersonalData(path, body.toString('utf8')).map(({ line, text }): CheckFinding => ({ text, where: `${path}:${line}` })),
  )
  if (findings.length === 0)
    return verdict(
      'personal-data',
      'passed',
      both(`${files.length} berkas contoh tanpa data pribadi.`, `${files.length} fixtures without personal data.`),
    )
  return verdict(
    'personal-data',
    'failed',
    both(
      `${findings.length} tempat dalam berkas contoh menyerupai data pribadi. Ganti dengan data rekaan; NIK rekaan berawal 99.`,
      `${findings.length} places in fixtures look like personal data. Put invented data there; an invented NIK begins with 99.`,
    ),
    findings.slice(0, mostShown),
  )
}
