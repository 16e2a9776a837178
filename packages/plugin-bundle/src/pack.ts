import { gzipSync } from 'node:zlib'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { buildAdapter, recordContract } from './build-adapter.ts'
import { buildWidget } from './build-widget.ts'
import { bundledPackages } from './bundled-packages.ts'
import { checkConsistency } from './check-consistency.ts'
import { readManifest, readStaticFiles } from './read-plugin-folder.ts'
import { refuse } from './refuse.ts'
import { writeTarball } from './tarball.ts'

/** What a file may weigh. Bytes; widgets gzipped, the adapter as it is. */
export const budgets = { widget: 60_000, widgetHard: 150_000, adapterHard: 1_000_000 }

/** A packed, unsealed release. */
export interface PackedRelease {
  tarball: Buffer
  manifest: Manifest
  contract: RecordedContract
  files: Map<string, Buffer>
  /** Weights and whether a budget was passed, for the author. */
  sizes: { path: string; bytes: number; gzip: number; overBudget: boolean }[]
}

/** Packs the plugin in a folder into one release: builds, records the contract, checks. The same folder always packs to the same bytes. */
export async function packRelease({ pluginDir }: { pluginDir: string }): Promise<PackedRelease> {
  const manifest = await readManifest(pluginDir)
  const files = await readStaticFiles(pluginDir)
  const contract = await recordContract(pluginDir)
  const adapter = await buildAdapter(pluginDir)
  const moduleIds = [...adapter.moduleIds]
  files.set('plugin.json', json(manifest))
  files.set('contract.json', json(contract))
  files.set('adapter.js', Buffer.from(adapter.code))
  if (adapter.map) files.set('adapter.js.map', Buffer.from(adapter.map))
  for (const { name } of manifest.widgets) {
    const widget = await buildWidget(pluginDir, name)
    moduleIds.push(...widget.moduleIds)
    files.set(`widgets/${name}.js`, Buffer.from(widget.code))
  }
  files.set('sbom.cdx.json', bundledPackages(moduleIds))
  checkConsistency(manifest, contract, new Set(files.keys()))
  return { tarball: await writeTarball(files), manifest, contract, files, sizes: weigh(files) }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)
}

function weigh(files: ReadonlyMap<string, Buffer>): PackedRelease['sizes'] {
  return [...files]
    .filter(([path]) => path === 'adapter.js' || path.startsWith('widgets/'))
    .map(([path, bytes]) => {
      const gzip = gzipSync(bytes).length
      const isWidget = path.startsWith('widgets/')
      if (isWidget && gzip > budgets.widgetHard) throw refuse('too_large', path, `It weighs ${gzip} bytes gzipped; ${budgets.widgetHard} at most.`)
      if (!isWidget && bytes.length > budgets.adapterHard) throw refuse('too_large', path, `It weighs ${bytes.length} bytes; ${budgets.adapterHard} at most.`)
      return { path, bytes: bytes.length, gzip, overBudget: isWidget && gzip > budgets.widget }
    })
}
