import { resolve } from 'node:path'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { weigh, type Weight } from './budgets.ts'
import { buildAdapter, recordContract } from './build-adapter.ts'
import { buildWidget } from './build-widget.ts'
import { bundledPackages } from './bundled-packages.ts'
import { checkConsistency } from './check-consistency.ts'
import { readManifest, readStaticFiles } from './read-plugin-folder.ts'
import { writeTarball } from './tarball.ts'

/** A packed, unsealed release. */
export interface PackedRelease {
  tarball: Buffer
  manifest: Manifest
  contract: RecordedContract
  files: Map<string, Buffer>
  /** Weights and whether a budget was passed, for the author. */
  sizes: Weight[]
}

/** Packs the plugin in a folder into one release: builds, records the contract, checks. The same folder always packs to the same bytes. */
export async function packRelease(options: { pluginDir: string }): Promise<PackedRelease> {
  const pluginDir = resolve(options.pluginDir)
  const manifest = await readManifest(pluginDir)
  const files = await readStaticFiles(pluginDir)
  files.set('plugin.json', json(manifest))
  const contract = await recordContract(pluginDir)
  const adapter = await buildAdapter(pluginDir)
  const moduleIds = [...adapter.moduleIds]
  files.set('contract.json', json(contract))
  files.set('adapter.js', Buffer.from(adapter.code))
  if (adapter.map) files.set('adapter.js.map', Buffer.from(adapter.map))
  for (const { name } of manifest.widgets) {
    const widget = await buildWidget(pluginDir, name)
    moduleIds.push(...widget.moduleIds)
    files.set(`widgets/${name}.js`, Buffer.from(widget.code))
  }
  files.set('sbom.cdx.json', bundledPackages(moduleIds, pluginDir))
  checkConsistency(manifest, contract, new Set(files.keys()))
  return { tarball: await writeTarball(files), manifest, contract, files, sizes: weigh(files) }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)
}
