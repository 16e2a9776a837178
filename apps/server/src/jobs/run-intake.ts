import type { RunLimits } from '@wadah/adapter-host/limits'
import { actorOf, nameOf } from '@wadah/api/actor'
import { parseTable } from '@wadah/connectors/csv'
import { feedId } from '@wadah/contracts/ids'
import type { IntakeResult } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import { addAuditEvent } from '@wadah/db/audit'
import { addDeposit } from '@wadah/db/deposits'
import { CodedError } from '@wadah/errors'
import type { IntakeOutcome, JobsDeps, RunIntakeOptions } from './jobs.ts'
import { configOf, procedureOf, type ReleaseLoader } from './load-release.ts'

/** What an upload needs besides the deps of all jobs. */
export interface RunIntakeDeps extends JobsDeps {
  releases: ReleaseLoader
  /** Runs a feed that reads the upload. */
  runFeed(feed: string): Promise<unknown>
}

const largestFile = 20_000_000

/** An upload is read once and by one person who waits for it: it may take more than a feed's run. */
const limits: Partial<RunLimits> = { wallMs: 30_000, cpuMs: 8_000, memoryBytes: 160 * 1_048_576, outputBytes: 8_000_000 }

/**
 * Reads an upload, lets the adapter check it, keeps it as the next revision, and runs the feeds that read it; all of it or nothing.
 *
 * @remarks Bad cells are an outcome. Throws `not_found` when there is no such intake or it is not the caller's OPD's, `too_large`, and
 * what the adapter throws. The feeds run after the answer; what they come to shows on the feeds.
 */
export async function runIntake(
  deps: RunIntakeDeps,
  { plugin, procedure, bytes, fileName, caller }: RunIntakeOptions,
): Promise<IntakeOutcome> {
  const release = await deps.releases.enabled(plugin)
  const recorded = procedureOf(release, procedure, 'intake')
  if (release === undefined || !belongsTo(caller, release.opd)) throw new CodedError('not_found', 'No such intake is enabled.')
  if (bytes.byteLength > largestFile) throw new CodedError('too_large', `An upload holds at most ${largestFile / 1_000_000} MB.`)
  const table = parseTable(bytes, recorded.meta)
  if (table.errors.length > 0) return { ok: false, errors: table.errors }
  const { config } = await configOf(deps.database, release)
  const { output } = await deps.adapterHost.run({
    release: release.adapter,
    procedure,
    input: { rows: table.rows },
    recorded,
    context: { now: deps.now(), config, utcOffsetMinutes: deps.utcOffsetMinutes },
    capabilities: {},
    limits,
  })
  const result = output as IntakeResult<unknown>
  if (!result.ok) return { ok: false, errors: result.errors }
  const at = new Date(deps.now())
  const [rows, name] = [table.rows.length, fileName.slice(0, 200)]
  const revision = await addDeposit(
    deps.database,
    {
      plugin,
      fileName: name,
      intake: procedure,
      deposit: result.deposit,
      original: Buffer.from(bytes),
      rows,
      uploadedAt: at,
      uploadedBy: caller.kind === 'publishing-key' ? `key:${caller.keyId ?? ''}` : nameOf(caller),
    },
    (tx, number) =>
      addAuditEvent(tx, {
        at,
        actor: actorOf(caller),
        action: 'intake.upload',
        subject: `${plugin}/${procedure}`,
        details: { revision: number, rows, fileName: name },
      }),
  )
  for (const feed of recorded.meta.feeds)
    deps.runFeed(feedId(plugin, feed)).catch((thrown: unknown) =>
      deps.log({
        level: 'warn',
        message: 'A feed could not run after an upload.',
        details: { feed: feedId(plugin, feed), reason: String(thrown) },
      }),
    )
  return { ok: true, revision, rows }
}

function belongsTo(caller: Caller, opd: string): boolean {
  return caller.kind === 'local-operator' || (caller.kind !== 'anonymous' && caller.opd === opd)
}
