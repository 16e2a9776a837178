import * as z from 'zod'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { HostCapabilities, HttpRequest, HttpResponse } from '@wadah/adapter-host/capabilities'
import { CodedError, isCodedError } from '@wadah/errors'
import type { CheckedRelease } from './check-context.ts'

/** Where a release says how its fixtures answer. */
export const runsPath = 'fixtures/runs.json'

const fileSchema = z.string().regex(/^[a-zA-Z0-9._-]{1,80}$/)
const runsSchema = z.strictObject({
  /** The clock of the runs. */
  now: z.iso.datetime(),
  /** By connection, then by path with its query or the path alone: the file that answers. */
  http: z.record(z.string(), z.record(z.string(), fileSchema)).default({}),
  /** By intake: the deposit that feeds find. */
  deposits: z.record(z.string(), fileSchema).default({}),
  /** What the platform says of other plugins' feeds and measures. */
  platform: z.strictObject({ feeds: fileSchema, measures: fileSchema.optional() }).optional(),
})

/** How one feed ran on fixtures. */
export interface FixtureRun {
  feed: string
  output?: unknown
  /** Why it did not run to its end. */
  failure?: { code: string; message: string } | undefined
}

/** What came of running a release on its fixtures. */
export interface FixtureRuns {
  /** The clock of the runs, epoch ms. */
  now: number
  runs: FixtureRun[]
}

/** Options of {@link runOnFixtures}. */
export interface FixtureRunOptions {
  release: CheckedRelease
  adapterHost: AdapterHost
  utcOffsetMinutes: number
}

/**
 * Runs every feed of a release in the sandbox, with nothing to ask but its own fixtures.
 *
 * @returns undefined when the release does not say how its fixtures answer. Throws `invalid_input` when that cannot be read.
 */
export async function runOnFixtures(options: FixtureRunOptions): Promise<FixtureRuns | undefined> {
  const { contract } = options.release
  const answers = readRuns(options.release)
  if (answers === undefined) return undefined
  const now = Date.parse(answers.now)
  const runs: FixtureRun[] = []
  for (const [feed, { meta }] of Object.entries(contract.procedures)) {
    if (meta.kind !== 'feed') continue
    try {
      runs.push({ feed, output: await runProcedure({ ...options, procedure: feed }) })
    } catch (thrown) {
      if (!isCodedError(thrown)) throw thrown
      runs.push({ feed, failure: { code: thrown.code, message: thrown.message } })
    }
  }
  return { now, runs }
}

/** Runs one procedure of a release on its fixtures; a query gets its input. Throws what the sandbox does. */
export async function runProcedure({
  release,
  adapterHost,
  utcOffsetMinutes,
  procedure,
  input,
}: FixtureRunOptions & { procedure: string; input?: unknown }): Promise<unknown> {
  const { hash, files, contract, manifest } = release
  const answers = readRuns(release)
  const recorded = Object.hasOwn(contract.procedures, procedure) ? contract.procedures[procedure] : undefined
  if (answers === undefined || recorded === undefined)
    throw new CodedError('not_found', 'The release has no such procedure, or no fixtures for it.')
  const { output } = await adapterHost.run({
    release: { hash, code: textOf(release, 'adapter.js'), sourceMap: files.get('adapter.js.map')?.toString('utf8') },
    procedure,
    recorded,
    input,
    context: { now: Date.parse(answers.now), config: manifest.config?.defaults ?? {}, utcOffsetMinutes },
    capabilities: grant(release, answers),
  })
  return output
}

function readRuns({ files }: CheckedRelease): z.infer<typeof runsSchema> | undefined {
  const text = files.get(runsPath)?.toString('utf8')
  if (text === undefined) return undefined
  try {
    return runsSchema.parse(JSON.parse(text))
  } catch (cause) {
    const said = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : String(cause)
    throw new CodedError('invalid_input', `${runsPath} cannot be read: ${said}`, { details: { where: runsPath } })
  }
}

/** Only what the manifest asks for is granted, so that a right it forgot to ask for shows here and not in the city. */
function grant(release: CheckedRelease, answers: z.infer<typeof runsSchema>): HostCapabilities {
  const { connections, capabilities } = release.manifest.permissions
  const may = (name: string) => capabilities.some((capability) => capability.name === name)
  return {
    ...(connections.length === 0 ? {} : { http: async (request) => answerRequest(release, answers, request) }),
    ...(may('files')
      ? {
          files: async (intake) => {
            const file = answers.deposits[intake]
            return file === undefined ? undefined : { deposit: jsonOf(release, file), uploadedAt: answers.now, revision: 1 }
          },
        }
      : {}),
    ...(may('platform')
      ? {
          platform: {
            feeds: async () => (answers.platform === undefined ? [] : jsonOf(release, answers.platform.feeds)),
            measures: async () => (answers.platform?.measures === undefined ? [] : jsonOf(release, answers.platform.measures)),
          },
        }
      : {}),
  }
}

function answerRequest(
  release: CheckedRelease,
  { http }: z.infer<typeof runsSchema>,
  { connection, path, query }: HttpRequest,
): HttpResponse {
  const asked = query && Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query).toString()}` : path
  const file = http[connection]?.[asked] ?? http[connection]?.[path]
  if (file === undefined) throw new CodedError('source_unreachable', `No fixture answers ${connection} ${asked}; name one in ${runsPath}.`)
  return { status: 200, headers: {}, body: textOf(release, `fixtures/${file}`) }
}

function textOf({ files }: CheckedRelease, path: string): string {
  const body = files.get(path)
  if (body === undefined) throw new CodedError('not_found', `The release has no ${path}.`, { details: { where: path } })
  return body.toString('utf8')
}

function jsonOf(release: CheckedRelease, file: string): unknown {
  return JSON.parse(textOf(release, `fixtures/${file}`))
}
