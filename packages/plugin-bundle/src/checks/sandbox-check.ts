import type { CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import type { CheckInput } from './check-context.ts'
import { runsPath } from './fixture-runs.ts'
import { findingOf, verdict } from './verdict.ts'

/** Evaluates the adapter in the sandbox and runs every feed on the release's own fixtures. */
export async function checkSandbox(input: CheckInput): Promise<CheckVerdict> {
  try {
    const problem = await procedureProblem(input)
    if (problem !== undefined) return problem
    const ran = await input.runFixtures()
    if (ran === undefined)
      return verdict(
        'sandbox',
        'noted',
        both(
          'Jembatan data dimuat di kotak pasir; aliran datanya belum dicoba.',
          'The adapter loads in the sandbox; its feeds were not tried.',
        ),
        [
          {
            text: both(
              `Tambahkan ${runsPath} yang menyebut berkas mana menjawab tiap permintaan, supaya tiap aliran data dapat dicoba dan dilihat di sini.`,
              `Add ${runsPath}, which says which file answers each request, so that every feed can be tried and seen here.`,
            ),
            where: runsPath,
          },
        ],
      )
    const failed = ran.runs.filter(({ failure }) => failure !== undefined)
    const count = ran.runs.length
    if (failed.length === 0)
      return verdict(
        'sandbox',
        'passed',
        both(`${count} aliran data berjalan di atas fixture-nya.`, `${count} feeds ran on their fixtures.`),
      )
    return verdict(
      'sandbox',
      'failed',
      both(
        `${failed.length} dari ${count} aliran data gagal di atas fixture-nya.`,
        `${failed.length} of ${count} feeds fail on their fixtures.`,
      ),
      failed.map(({ feed, failure }) => ({ text: both(failure?.message ?? '', failure?.message ?? ''), where: feed })),
    )
  } catch (thrown) {
    return verdict(
      'sandbox',
      'failed',
      both('Jembatan data tidak dapat dijalankan di kotak pasir.', 'The adapter cannot run in the sandbox.'),
      [findingOf(thrown)],
    )
  }
}

/** The recorded contract must name what the adapter really has; nobody else looks into it. */
async function procedureProblem({ release, adapterHost }: CheckInput): Promise<CheckVerdict | undefined> {
  const { hash, files, contract } = release
  const code = files.get('adapter.js')?.toString('utf8') ?? ''
  const real = await adapterHost.procedures({ hash, code, sourceMap: files.get('adapter.js.map')?.toString('utf8') })
  const inAdapter = real.map(({ name, kind }) => `${name}: ${kind}`).toSorted()
  const inContract = Object.entries(contract.procedures)
    .map(([name, { meta }]) => `${name}: ${meta.kind}`)
    .toSorted()
  if (inAdapter.join() === inContract.join()) return undefined
  return verdict(
    'sandbox',
    'failed',
    both('Kontrak menyebut prosedur yang lain daripada jembatan datanya.', 'The contract names other procedures than the adapter has.'),
    [
      {
        text: both(
          `Kontrak: ${inContract.join(', ')}. Jembatan data: ${inAdapter.join(', ')}.`,
          `Contract: ${inContract.join(', ')}. Adapter: ${inAdapter.join(', ')}.`,
        ),
        where: 'contract.json',
      },
    ],
  )
}
