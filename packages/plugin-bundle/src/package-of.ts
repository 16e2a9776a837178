import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** What a package says of itself. */
export interface PackageFacts {
  name: string
  version: string
  /** As the package states it; an SPDX expression in most. */
  licence: string | undefined
  folder: string
}

/** The path of a module without a bundler's marks. */
export function filePath(moduleId: string): string {
  return moduleId.replace(/^\0/, '').replace(/\?.*$/, '')
}

/** The package a file on disk belongs to: the nearest `package.json` above it that has a name and a version. */
export function packageOf(path: string): PackageFacts | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string; license?: string }
    if (name !== undefined && version !== undefined) return { name, version, licence: license, folder }
  }
  return undefined
}

/** A path that says the same on every machine: below the plugin as it is, elsewhere from the name of its package on. */
export function portablePath(path: string, pluginDir: string): string {
  const inside = relative(pluginDir, filePath(path))
  if (!inside.startsWith('..') && !inside.includes(`node_modules${sep}`)) return inside.replaceAll(sep, '/')
  const owner = packageOf(filePath(path))
  return (owner ? `${owner.name}/${relative(owner.folder, filePath(path))}` : (filePath(path).split(sep).at(-1) ?? '')).replaceAll(sep, '/')
}
