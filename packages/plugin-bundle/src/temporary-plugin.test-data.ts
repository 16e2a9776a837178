import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const packages = join(import.meta.dirname, '..', '..')

/** A copy of the fixture plugin in a folder of its own, as an author outside this workspace has it. */
export interface TemporaryPlugin extends AsyncDisposable {
  folder: string
  /** Replaces a text in a file; the text must be there. */
  edit(path: string, from: string, to: string): Promise<void>
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
}

/** Makes a {@link TemporaryPlugin}. */
export async function temporaryPlugin(): Promise<TemporaryPlugin> {
  const folder = await mkdtemp(join(tmpdir(), 'wadah-plugin-'))
  await cp(join(packages, 'plugin-bundle', 'fixtures', 'dinkes-uji'), folder, { recursive: true })
  await mkdir(join(folder, 'node_modules', '@wadah'), { recursive: true })
  await symlink(join(packages, 'plugin-sdk'), join(folder, 'node_modules', '@wadah', 'plugin-sdk'))
  await symlink(join(packages, 'plugin-sdk', 'node_modules', 'zod'), join(folder, 'node_modules', 'zod'))
  return {
    folder,
    async edit(path, from, to) {
      const text = await readFile(join(folder, path), 'utf8')
      if (!text.includes(from)) throw new Error(`${path} of the fixture no longer holds “${from}”.`)
      await writeFile(join(folder, path), text.replace(from, to))
    },
    async write(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    },
    remove: (path) => rm(join(folder, path)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
