import { existsSync } from 'node:fs'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { indexOsv, readOsv, type OsvIndex } from '@wadah/plugin-bundle/osv'

/** File of the data folder into which vulnerabilities are imported. */
export const osvFile = 'osv.json'

/** Takes over an export of OSV; only what concerns packages of npm is kept. Throws `invalid_input`. */
export async function importOsv(text: string, target: string): Promise<{ entries: number; newest: string | undefined }> {
  const { entries, newest } = readOsv(text)
  // Beside the old one first: a server that reads meanwhile finds one of the two whole.
  await writeFile(`${target}.new`, JSON.stringify({ newest, entries }))
  await rename(`${target}.new`, target)
  return { entries: entries.length, newest }
}

/** Reads what was imported, anew when it changed. Undefined when nothing was. */
export function createOsvReader(path: string): () => Promise<OsvIndex | undefined> {
  let read: { at: number; index: OsvIndex } | undefined
  return async () => {
    if (!existsSync(path)) return undefined
    const { mtimeMs } = await stat(path)
    if (read?.at !== mtimeMs)
      read = { at: mtimeMs, index: indexOsv(JSON.parse(await readFile(path, 'utf8')) as Parameters<typeof indexOsv>[0]) }
    return read.index
  }
}
