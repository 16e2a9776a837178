import { existsSync } from 'node:fs'
import { filePath, packageOf, type PackageFacts } from './package-of.ts'

/** Lists the packages that went into a release, as CycloneDX; for the curator's vulnerability check. The plugin's own files are not listed. */
export function bundledPackages(moduleIds: readonly string[], pluginDir: string): Buffer {
  const own = packageOf(`${pluginDir}/plugin.json`)?.folder
  const found = new Map<string, PackageFacts>()
  for (const path of new Set(moduleIds.map(filePath))) {
    // Modules that the bundler made up have no file.
    const facts = existsSync(path) && (!path.startsWith(`${pluginDir}/`) || path.includes('/node_modules/')) ? packageOf(path) : undefined
    if (facts && facts.folder !== own) found.set(`${facts.name}@${facts.version}`, facts)
  }
  const components = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, facts]) => component(facts))
  return Buffer.from(`${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, undefined, 2)}\n`)
}

function component({ name, version, licence }: PackageFacts) {
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(licence === undefined ? {} : { licenses: [{ expression: licence }] }),
  }
}
