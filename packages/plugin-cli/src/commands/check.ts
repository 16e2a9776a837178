import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import { checksThatMustHold } from '@wadah/contracts/curation'
import { manifestSchema } from '@wadah/contracts/manifest'
import { recordedContractSchema } from '@wadah/contracts/recorded-contract'
import { CodedError } from '@wadah/errors'
import type { CheckedRelease } from '@wadah/plugin-bundle/check-context'
import { codeOf } from '@wadah/plugin-bundle/compared-release'
import { consentDiff } from '@wadah/plugin-bundle/consent-diff'
import { indexOsv, readOsv } from '@wadah/plugin-bundle/osv'
import { runChecks } from '@wadah/plugin-bundle/run-checks'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { openRenderer } from '../open-renderer.ts'
import { say } from '../print.ts'
import { sayChecks } from '../submission.ts'
import { readGivenFile, readRelease } from './read-release.ts'

/** Options of {@link check}. */
export interface CheckOptions {
  /** The release that runs. */
  against?: string
  /** An export of OSV. */
  osv?: string
  /** Path of a Chromium; undefined: one is looked for. */
  chromium: string | undefined
}

/** Runs the checks the server will run, before anything is submitted. Throws `not_approved` when one fails that must hold. */
export async function check(path: string, options: CheckOptions): Promise<void> {
  const release = await openRelease(path)
  const before = options.against === undefined ? undefined : await openRelease(options.against)
  const running = before && { ...before, code: codeOf(before.files) }
  const osv = options.osv === undefined ? undefined : indexOsv(readOsv((await readGivenFile(options.osv)).toString('utf8')))
  const adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
  try {
    const verdicts = await runChecks({
      release,
      running,
      osv,
      adapterHost,
      renderer: openRenderer(options.chromium),
      utcOffsetMinutes: 420,
    })
    sayChecks(verdicts)
    const { widening } = consentDiff(running, { ...release, code: codeOf(release.files) })
    if (running !== undefined) say(widening.length === 0 ? 'It asks for nothing new.' : 'A curator will be asked to consent to:')
    if (running !== undefined) for (const { text } of widening) say(`  ${text.en}`)
    const failed = verdicts.filter(({ check: name, outcome }) => outcome === 'failed' && checksThatMustHold.includes(name))
    if (failed.length > 0)
      throw new CodedError('not_approved', `It would be returned: ${failed.map(({ check: name }) => name).join(', ')}.`)
  } finally {
    await adapterHost.close()
  }
}

async function openRelease(path: string): Promise<CheckedRelease> {
  const files = await unpackRelease(await readRelease(path))
  const read = (name: string): unknown => JSON.parse(files.get(name)?.toString('utf8') ?? 'null')
  files.delete('seal.dsse.json')
  return {
    hash: path,
    files,
    manifest: manifestSchema.parse(read('plugin.json')),
    contract: recordedContractSchema.parse(read('contract.json')),
  }
}
