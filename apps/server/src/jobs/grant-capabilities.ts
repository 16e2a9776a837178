import type { HostCapabilities, HttpRequest, HttpResponse, LatestDeposit, PlatformCapability } from '@wadah/adapter-host/capabilities'
import { secrecyOf } from '@wadah/api/shown'
import type { HttpConnection } from '@wadah/connectors/http'
import { mayRead, type Classification } from '@wadah/contracts/classification'
import { originOf } from '@wadah/contracts/ids'
import { findConnection, type ConnectionRow } from '@wadah/db/connections'
import { latestDeposit } from '@wadah/db/deposits'
import { findFeed } from '@wadah/db/feeds'
import { readMeasureSeries } from '@wadah/db/measures'
import { CodedError } from '@wadah/errors'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { ConnectionBudget } from './connection-budget.ts'
import type { JobsDeps } from './jobs.ts'
import type { LoadedRelease } from './load-release.ts'

/** What a run is granted from. */
export interface GrantOptions {
  release: LoadedRelease
  /** Connections the procedure itself declares; it reaches no other. */
  connections: readonly string[]
  /** Classification of what the procedure gives back: it may not be fed with anything stricter. */
  classification: Classification
  breaker: CircuitBreaker
  budget: ConnectionBudget
  /** Asks a source whatever its circuit says: somebody wants to know. */
  force: boolean
  /** Told when the adapter asked for an upload that nobody has made yet. */
  onMissingDeposit(): void
}

/** Grants a run what its manifest asks for and nothing else. */
export function grantCapabilities(deps: JobsDeps, options: GrantOptions): HostCapabilities {
  const { permissions } = options.release.manifest
  const has = (name: 'files' | 'platform'): boolean => permissions.capabilities.some((capability) => capability.name === name)
  return {
    http: permissions.connections.length === 0 ? undefined : (request) => requestHttp(deps, options, request),
    files: has('files') ? (intake) => readLatest(deps, options, intake) : undefined,
    platform: has('platform') ? platformOf(deps, options.classification) : undefined,
  }
}

async function requestHttp(deps: JobsDeps, options: GrantOptions, request: HttpRequest): Promise<HttpResponse> {
  const { manifest } = options.release
  const permission = manifest.permissions.connections.find(({ name, kind }) => name === request.connection && kind === 'http')
  if (permission === undefined || !options.connections.includes(request.connection))
    throw new CodedError('capability_refused', `The procedure does not declare the connection “${request.connection.slice(0, 40)}”.`)
  // Kept in the name the plugin's id bears, whoever owns the plugin now.
  const row = await findConnection(deps.database, originOf(manifest.id), request.connection)
  if (row === undefined)
    throw new CodedError('config_invalid', `The OPD has not set up the connection “${request.connection}” yet.`, {
      details: { reason: 'no_connection' },
    })
  const connection = connectionOf(deps, row, permission.hosts)
  const key = `${row.opd}/${row.name}`
  return options.breaker.run(
    key,
    () => {
      options.budget.note(key)
      return deps.http.request({ ...request, connection })
    },
    { force: options.force },
  )
}

/** Below the time of a run, so that a source which is too slow is named as the cause. */
const longestAnswerMs = 8_000
const simulatorMark = '{{simulator}}'

/** The stored connection as the connector takes it. Only in demo mode does the simulator stand in for the hosts of the manifest. */
function connectionOf(deps: JobsDeps, row: ConnectionRow, hosts: readonly string[]): HttpConnection {
  const auth = row.sealedAuth === null ? undefined : deps.openSecret(row.sealedAuth)
  const limits = { timeoutMs: Math.min(row.timeoutMs, longestAnswerMs), maxBytes: row.maxBytes, auth }
  if (deps.simulatorUrl !== undefined && row.baseUrl.startsWith(simulatorMark)) {
    const baseUrl = deps.simulatorUrl + row.baseUrl.slice(simulatorMark.length)
    return { ...limits, baseUrl, hosts: [new URL(deps.simulatorUrl).host], allowPrivate: true }
  }
  return { ...limits, baseUrl: row.baseUrl, hosts, allowPrivate: row.allowPrivate }
}

async function readLatest(deps: JobsDeps, { release, onMissingDeposit }: GrantOptions, intake: string): Promise<LatestDeposit | undefined> {
  const { procedures } = release.contract
  if (!Object.hasOwn(procedures, intake) || procedures[intake]?.meta.kind !== 'intake')
    throw new CodedError('capability_refused', 'The plugin has no intake of that name.')
  const row = await latestDeposit(deps.database, release.manifest.id, intake)
  if (row === undefined) onMissingDeposit()
  return row === undefined ? undefined : { deposit: row.deposit, uploadedAt: row.uploadedAt.toISOString(), revision: row.revision }
}

function platformOf(deps: JobsDeps, classification: Classification): PlatformCapability {
  return {
    async feeds() {
      return (await deps.readFacts()).filter((facts) => mayRead(classification, facts.classification))
    },
    async measures({ feed, measure, area, limit }) {
      const row = await findFeed(deps.database, feed)
      const classification = row?.enabled === true && row.variantOf === null ? secrecyOf(row).measures[measure] : undefined
      if (classification !== 'public') throw new CodedError('not_found', 'There is no such public measure.')
      const points = await readMeasureSeries(deps.database, { feed, measure, area, limit: limit ?? 120, clearance: 'public' })
      return points.map(({ period, area: code, series, value, status }) => ({
        period,
        area: code,
        series,
        value,
        ...(status === null ? {} : { status }),
      }))
    },
  }
}
