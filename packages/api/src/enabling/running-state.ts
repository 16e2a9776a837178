import type { Audience } from '@wadah/contracts/curation'
import { feedId, feedVariantId } from '@wadah/contracts/ids'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Text } from '@wadah/contracts/texts'
import { enablementRevision, listEnablements, type EnablementRow } from '@wadah/db/enablement'
import { listActiveRules, listEndedRules, type EnablementRuleRow } from '@wadah/db/enablement-rules'
import type { Executor } from '@wadah/db/open'
import { listPluginOwners } from '@wadah/db/offices'
import { listStops } from '@wadah/db/plugin-stops'
import type { ReleaseRow } from '@wadah/db/releases'
import { presentOffice, readSuccession, type Succession } from '@wadah/db/succession'
import { feedContracts } from './feed-declarations.ts'

/** A release that runs for somebody. */
export interface RunningRelease {
  hash: string
  version: string
  manifest: Manifest
  contract: RecordedContract
  tier: EnablementRow['tier']
  withdrawnReason: string | undefined
  /** Hash of the contract of each of its feeds, by procedure. */
  feedContracts: ReadonlyMap<string, string>
}

/** A rule in force. */
export interface RunningRule extends Pick<EnablementRuleRow, 'id' | 'kind' | 'audience' | 'policy'> {
  release: RunningRelease
}

/** What runs of a plugin, for everybody and for whom else. */
export interface RunningPlugin {
  id: string
  /** The OPD that owns it now, which may be another than the one that published it. */
  opd: string
  general: (RunningRelease & { policy: EnablementRow['policy'] }) | undefined
  rules: readonly RunningRule[]
  stop: { reason: string; at: Date } | undefined
}

/** A pilot that stepped back by itself. */
export interface SteppedBackPilot extends Pick<EnablementRuleRow, 'id' | 'plugin' | 'audience'> {
  at: Date
  version: string
  title: Text
}

/** Everything that runs. */
export interface RunningState {
  revision: number
  /** Pilots that stepped back last. */
  steppedBack: readonly SteppedBackPilot[]
  plugins: ReadonlyMap<string, RunningPlugin>
}

/** A state is read anew after this long even at the same revision: not everything that changes a release raises it. */
const longestBelievedMs = 5_000

interface Kept {
  revision: number
  readAt: number
  state: Promise<RunningState>
}

const kept = new WeakMap<object, Kept>()

/** Reads what runs; the same state is handed out until its revision rises. Manifests and contracts are large, and every request needs some. */
export async function readRunningState(executor: Executor): Promise<RunningState> {
  // The revision first: a change in between makes the state newer than it says, and it is read once more.
  const revision = await enablementRevision(executor)
  const known = kept.get(executor)
  if (known?.revision === revision && performance.now() - known.readAt < longestBelievedMs) return known.state
  const state = readAll(executor, revision)
  kept.set(executor, { revision, readAt: performance.now(), state })
  state.catch(() => kept.delete(executor))
  return state
}

/** Reads what runs of one plugin as it stands in a transaction; undefined when nothing ever did. */
export async function readRunningPlugin(executor: Executor, id: string): Promise<RunningPlugin | undefined> {
  return (await readAll(executor, 0, id)).plugins.get(id)
}

async function readAll(executor: Executor, revision: number, only?: string): Promise<RunningState> {
  const general = await listEnablements(executor, only)
  const succession = await readSuccession(executor)
  const rules = (await listActiveRules(executor, only)).map((rule) => ({ ...rule, audience: presentAudience(rule.audience, succession) }))
  const owners = new Map((await listPluginOwners(executor)).map(({ plugin, opd }) => [plugin, opd]))
  const stops = new Map((await listStops(executor)).map((stop) => [stop.plugin, { reason: stop.reason, at: stop.stoppedAt }]))
  const ids = [...new Set([...general.map(({ plugin }) => plugin), ...rules.map(({ plugin }) => plugin)])].toSorted()
  const steppedBack = (await listEndedRules(executor, 20)).flatMap(({ id, plugin, audience, ending, endedAt, releaseRow }) =>
    ending === 'stepped-back' && endedAt !== null
      ? {
          id,
          plugin,
          audience: presentAudience(audience, succession),
          at: endedAt,
          version: releaseRow.version,
          title: releaseRow.manifest.title,
        }
      : [],
  )
  return {
    revision,
    steppedBack,
    plugins: new Map(ids.map((id) => [id, pluginOf(id, { opd: owners.get(id) ?? '', general, rules, stop: stops.get(id) })])),
  }
}

/** An audience as it is meant now: an office that was merged is the one that goes on for it. What was written stays as it is. */
function presentAudience(audience: Audience, succession: Succession): Audience {
  return audience.opds === undefined ? audience : { ...audience, opds: audience.opds.map((id) => presentOffice(succession, id)) }
}

interface Rows {
  opd: string
  general: Awaited<ReturnType<typeof listEnablements>>
  rules: Awaited<ReturnType<typeof listActiveRules>>
  stop: RunningPlugin['stop']
}

function pluginOf(id: string, rows: Rows): RunningPlugin {
  const row = rows.general.find(({ plugin }) => plugin === id)
  // A stop switches the general release off; which one it was is still known, so that its widgets keep their places.
  const isThere = row !== undefined && (row.enabled || rows.stop !== undefined)
  return {
    id,
    opd: rows.opd,
    general: isThere ? { ...runningRelease(row.releaseRow, row.tier), policy: row.policy } : undefined,
    rules: rows.rules
      .filter(({ plugin }) => plugin === id)
      .map((rule) => ({
        id: rule.id,
        kind: rule.kind,
        audience: rule.audience,
        policy: rule.policy,
        release: runningRelease(rule.releaseRow, rule.tier),
      })),
    stop: rows.stop,
  }
}

function runningRelease(row: ReleaseRow, tier: EnablementRow['tier']): RunningRelease {
  const { hash, version, manifest, contract, withdrawnReason } = row
  return { hash, version, manifest, contract, tier, withdrawnReason: withdrawnReason ?? undefined, feedContracts: feedContracts(contract) }
}

/** The feed that carries the data of a release's procedure: the general one where their contracts are the same, else one of its own. */
export function runningFeedId(plugin: RunningPlugin, release: Pick<RunningRelease, 'feedContracts'>, procedure: string): string {
  const own = release.feedContracts.get(procedure)
  const isShared = own === undefined || plugin.general?.feedContracts.get(procedure) === own
  return isShared ? feedId(plugin.id, procedure) : feedVariantId(plugin.id, procedure, own)
}

/** The release that what is everybody’s – uploads, config – goes by: the general one, else the newest that a rule names. */
export function leadingRelease(plugin: RunningPlugin): RunningRelease | undefined {
  return plugin.general ?? plugin.rules.at(-1)?.release
}
