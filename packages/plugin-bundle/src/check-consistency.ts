import semver from 'semver'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { refuse } from './refuse.ts'

/** Refuses a manifest that says what the contract or the files do not keep. Throws `invalid_release`. The same check for author and server. */
export function checkConsistency(manifest: Manifest, contract: RecordedContract, paths: ReadonlySet<string>): void {
  if (!semver.satisfies(contract.sdk, manifest.sdk)) {
    throw refuse(
      'sdk_out_of_range',
      'sdk',
      `The contract was recorded by SDK ${contract.sdk}, outside the range ${manifest.sdk}. Widen the range, or build with an SDK inside it.`,
    )
  }
  for (const widget of manifest.widgets) {
    if (!paths.has(`widgets/${widget.name}.js`))
      throw refuse('invalid_release', `widgets.${widget.name}`, `The release has no widgets/${widget.name}.js.`)
    checkProcedures(widget.name, 'feed', widget.feeds, contract)
    checkProcedures(widget.name, 'query', widget.queries, contract)
  }
  for (const path of paths) {
    const widget = /^widgets\/(.*)\.js$/.exec(path)?.[1]
    if (widget !== undefined && !manifest.widgets.some(({ name }) => name === widget))
      throw refuse('invalid_release', path, 'The manifest does not name this widget.')
  }
  checkConnections(manifest, contract)
}

function checkProcedures(widget: string, kind: 'feed' | 'query', procedures: readonly string[], contract: RecordedContract): void {
  for (const name of procedures) {
    const found = Object.hasOwn(contract.procedures, name) ? contract.procedures[name] : undefined
    if (found?.meta.kind !== kind)
      throw refuse('invalid_release', `widgets.${widget}`, `It uses the ${kind} “${name}”, which the adapter does not have.`)
  }
}

function checkConnections(manifest: Manifest, contract: RecordedContract): void {
  const declared = new Set(manifest.permissions.connections.map((connection) => connection.name))
  for (const [name, { meta }] of Object.entries(contract.procedures)) {
    const used = meta.kind === 'intake' ? [] : meta.connections
    for (const connection of used) {
      if (!declared.has(connection))
        throw refuse(
          'invalid_manifest',
          'permissions.connections',
          `The ${meta.kind} “${name}” reads “${connection}”, which is not declared.`,
        )
    }
    if (meta.kind === 'intake' && meta.feeds.length > 0 && !manifest.permissions.capabilities.some((one) => one.name === 'files'))
      throw refuse(
        'invalid_manifest',
        'permissions.capabilities',
        `The intake “${name}” fills a feed, and only the capability “files” lets a feed read what was uploaded. Ask for it, with a reason.`,
      )
    if (meta.kind === 'intake')
      for (const feed of meta.feeds)
        if (contract.procedures[feed]?.meta.kind !== 'feed')
          throw refuse('invalid_contract', name, `It fills the feed “${feed}”, which the adapter does not have.`)
  }
}
