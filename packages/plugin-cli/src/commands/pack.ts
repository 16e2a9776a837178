import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { packRelease, type PackedRelease } from '@wadah/plugin-bundle/pack'
import { say } from '../print.ts'

/** Packs the plugin in a folder to `dist/<id>-<version>.tgz`, in place of what an earlier pack left there. */
export async function pack(folder: string): Promise<string> {
  const pluginDir = resolve(folder)
  const packed = await packRelease({ pluginDir })
  const dist = join(pluginDir, 'dist')
  await mkdir(dist, { recursive: true })
  for (const name of await readdir(dist)) if (name.endsWith('.tgz')) await rm(join(dist, name))
  const file = join(dist, `${packed.manifest.id}-${packed.manifest.version}.tgz`)
  await writeFile(file, packed.tarball)
  report(packed, file)
  return file
}

function report({ manifest, sizes, tarball }: PackedRelease, file: string): void {
  say(`${manifest.id} ${manifest.version} → ${relative(process.cwd(), file)} (${tarball.length} bytes, unsealed)`)
  for (const { path, bytes, gzip, overBudget } of sizes)
    say(`  ${path}  ${bytes} bytes, ${gzip} gzipped${overBudget ? '  ⚠ above the budget of 60 KB' : ''}`)
}
