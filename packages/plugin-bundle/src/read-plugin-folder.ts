import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '@wadah/contracts/manifest'
import { releasePathSchema } from '@wadah/contracts/release'
import { checkManifest } from './check-manifest.ts'
import { lineInJson } from './line-in-json.ts'
import { refuse } from './refuse.ts'

/** Reads and checks `plugin.json`. Throws `invalid_manifest` naming line, field and mend of each problem. */
export async function readManifest(pluginDir: string): Promise<Manifest> {
  const path = join(pluginDir, 'plugin.json')
  if (!existsSync(path))
    throw refuse('invalid_manifest', path, 'There is no plugin.json here. Run the command in the folder of a plugin, or name it.')
  return parseManifest(await readFile(path, 'utf8'), 'plugin.json')
}

/** Parses the text of a manifest. Throws `invalid_manifest`. */
export function parseManifest(text: string, where: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refuse('invalid_manifest', where, `It is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const { manifest, problems } = checkManifest(json)
  if (manifest && problems.length === 0) return manifest
  const shown = problems
    .slice(0, 12)
    .map(({ path, message }) => `line ${lineInJson(text, path)}, ${path.map(String).join('.') || 'the whole'}: ${message}`)
  throw refuse('invalid_manifest', where, shown.join('; '))
}

/** Files that travel in a release as they stand in the folder: texts, fixtures, assets, documents. */
export async function readStaticFiles(pluginDir: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const folder of ['locales', 'fixtures', 'assets']) {
    const path = join(pluginDir, folder)
    if (!existsSync(path)) continue
    for (const name of (await readdir(path)).toSorted()) {
      const releasePath = `${folder}/${name}`
      if (!releasePathSchema.safeParse(releasePath).success)
        throw refuse('invalid_release', releasePath, 'A release holds no file of this name or kind here.')
      files.set(releasePath, await readFile(join(path, name)))
    }
  }
  for (const name of ['README.md', 'CHANGELOG.md'])
    if (existsSync(join(pluginDir, name))) files.set(name, await readFile(join(pluginDir, name)))
  for (const locale of ['locales/id.json', 'locales/en.json'])
    if (!files.has(locale)) throw refuse('invalid_release', locale, 'Texts are needed in Indonesian and English; an empty object will do.')
  return files
}
