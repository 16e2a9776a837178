import * as z from 'zod'
import type { CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { vulnerabilitiesIn } from './osv.ts'
import { verdict } from './verdict.ts'

const listSchema = z.looseObject({ components: z.array(z.looseObject({ name: z.string(), version: z.string() })) })

/** Looks for known vulnerabilities among the packages that were bundled, in what the operator imported from OSV. */
export function checkPackages({ release, osv }: CheckContext): CheckVerdict {
  if (osv === undefined)
    return verdict(
      'packages',
      'not-run',
      both(
        'Tidak dijalankan di sini: belum ada data OSV. Operator memasukkannya dengan “wadah osv import <berkas>”.',
        'Not run here: there is no OSV data. The operator brings it in with “wadah osv import <file>”.',
      ),
    )
  const components = componentsOf(release.files.get('sbom.cdx.json'))
  if (components === undefined)
    return verdict(
      'packages',
      'noted',
      both('Daftar paket dalam rilis tidak dapat dibaca.', 'The list of bundled packages cannot be read.'),
      [{ text: both('Kemas ulang dengan “wadah pack”.', 'Pack it again with “wadah pack”.'), where: 'sbom.cdx.json' }],
    )
  const findings = components.flatMap(({ name, version }) =>
    vulnerabilitiesIn(osv, name, version).map(({ id, summary }) => ({
      text: both(`${id}: ${summary}`, `${id}: ${summary}`),
      where: `${name} ${version}`,
    })),
  )
  const until = osv.newest?.slice(0, 10) ?? '–'
  return findings.length === 0
    ? verdict(
        'packages',
        'passed',
        both(
          `${components.length} paket tanpa kerentanan yang diketahui sampai ${until}.`,
          `${components.length} packages without a vulnerability known by ${until}.`,
        ),
      )
    : verdict(
        'packages',
        'failed',
        both(
          `${findings.length} kerentanan diketahui dalam paket yang dibawa.`,
          `${findings.length} known vulnerabilities in what it bundles.`,
        ),
        findings,
      )
}

function componentsOf(file: Buffer | undefined): { name: string; version: string }[] | undefined {
  try {
    return listSchema.parse(JSON.parse(file?.toString('utf8') ?? '')).components
  } catch {
    return undefined
  }
}
