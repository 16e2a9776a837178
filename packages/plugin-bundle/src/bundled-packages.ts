import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface PackageFacts {
  name: string
  version: string
  licence: string
}

function packageOf(moduleId: string): PackageFacts | undefined {
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '')
  if (!path.includes('/node_modules/')) return undefined
  for (let folder = dirname(path); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string; license?: string }
    if (name !== undefined && version !== undefined) return { name, version, licence: license ?? 'unknown' }
  }
  return undefined
}

/** Lists the packages that went into a release, as CycloneDX; for the curator's vulnerability check. */
export function bundledPackages(moduleIds: readonly string[]): Buffer {
  const found = new Map<string, PackageFacts>()
  for (const id of moduleIds) {
    const facts = packageOf(id)
    if (facts) found.set(`${facts.name}@${facts.version}`, facts)
  }
  const components = [...found.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, licence }) => ({ type: 'library', name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, licenses: [{ license: { id: licence } }] }))
  return Buffer.from(`${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, undefined, 2)}\n`)
}
