import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packRelease } from '@wadah/plugin-bundle/pack'

const source = join(import.meta.dirname, '..', 'plugin')

/** Kind of each of the twenty-four widgets: ten numbers, six lines, three gauges, two bar charts, two tables, one map. */
export const boardKinds: readonly string[] = [
  ...Array<string>(10).fill('angka'),
  ...Array<string>(6).fill('garis'),
  ...Array<string>(3).fill('ukuran'),
  ...Array<string>(2).fill('batang'),
  ...Array<string>(2).fill('tabel'),
  'peta',
]

/** Packs the bench's plugin under a topic of its own, so that two of them can run in two tiers. */
export async function packBenchPlugin(topic: string, host: string): Promise<Buffer> {
  const folder = await mkdtemp(join(source, '..', '.bench-'))
  try {
    await cp(source, folder, { recursive: true })
    const manifest = (await readFile(join(folder, 'plugin.json'), 'utf8'))
      .replace('kominfo.ukur', `kominfo.${topic}`)
      .replace('127.0.0.1', host)
    await writeFile(join(folder, 'plugin.json'), manifest)
    return (await packRelease({ pluginDir: folder })).tarball
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
