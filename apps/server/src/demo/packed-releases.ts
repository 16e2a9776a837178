import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import type { Manifest } from '@wadah/contracts/manifest'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'

/** Where the plugins of this checkout lie. */
export const checkoutPlugins = join(import.meta.dirname, '..', '..', '..', '..', 'plugins')

/** A packed release on disk, unsealed. */
export interface PackedFile {
  path: string
  tarball: Buffer
  plugin: string
  version: string
  opd: string
}

function tarballsIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.tgz'))
        .map((name) => join(folder, name))
    : []
}

async function readPacked(path: string): Promise<PackedFile> {
  const tarball = readFileSync(path)
  const files = await unpackRelease(tarball)
  const { id, version, opd } = JSON.parse(files.get('plugin.json')?.toString('utf8') ?? '{}') as Manifest
  return { path, tarball, plugin: id, version, opd }
}

/** Releases that `wadah pack` left in a folder of each plugin, oldest version first. */
async function packed(pluginsFolder: string, ...below: string[]): Promise<PackedFile[]> {
  if (!existsSync(pluginsFolder)) return []
  const paths = readdirSync(pluginsFolder).flatMap((plugin) => tarballsIn(join(pluginsFolder, plugin, ...below)))
  const releases = await Promise.all(paths.map(readPacked))
  return releases.toSorted((a, b) => a.plugin.localeCompare(b.plugin) || semver.compare(a.version, b.version))
}

/** Releases the demo starts with. */
export function packedReleases(pluginsFolder: string): Promise<PackedFile[]> {
  return packed(pluginsFolder, 'dist')
}

/** Releases prepared to be published during the demo. */
export function nextReleases(pluginsFolder: string): Promise<PackedFile[]> {
  return packed(pluginsFolder, 'dist', 'next')
}
