import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const source = join(import.meta.dirname, '..', '..', 'story-plugin')

/** What a variant of the story's plugin changes: texts in its files, by path. */
export interface StoryVariant {
  version: string
  /** Where the source listens; goes into the manifest's host list. */
  host: string
  edits?: Record<string, [from: string, to: string][]>
  /** Files written in place of the original's, by path. */
  files?: Record<string, string>
}

/** Writes a variant of the story's plugin beside the original, where its imports resolve; returns its folder. */
export async function writeStoryPlugin({ version, host, edits = {}, files = {} }: StoryVariant): Promise<string> {
  const folder = await mkdtemp(join(source, '..', '.story-'))
  await cp(source, folder, { recursive: true })
  const all: Record<string, [string, string][]> = {
    'plugin.json': [
      ['"version": "1.0.0"', `"version": "${version}"`],
      ['"127.0.0.1"', `"${host}"`],
    ],
    ...edits,
  }
  for (const [path, replacements] of Object.entries(all)) {
    let text = await readFile(join(folder, path), 'utf8')
    for (const [from, to] of replacements) {
      if (!text.includes(from)) throw new Error(`${path} of the story's plugin no longer holds “${from}”.`)
      text = text.replace(from, to)
    }
    await writeFile(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** Removes what {@link writeStoryPlugin} wrote. */
export async function removeStoryPlugin(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
