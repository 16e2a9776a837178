import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentReaders } from './layers.ts'
import { sourceFiles } from './source-files.ts'

/** Source files below `baseDir` that read `process.env` without being one of the files that may. */
export function environmentOffenders(baseDir: string): string[] {
  return sourceFiles(baseDir).filter(
    (file) =>
      !environmentReaders.some((allowed) => allowed.test(file)) &&
      /(?<!['"])process\.env\b/.test(readFileSync(join(baseDir, file), 'utf8')),
  )
}

/** Files of core code below `baseDir` that name a plugin, by its id or its folder. */
export function pluginNamers(baseDir: string, pluginFolders: readonly string[]): string[] {
  const names = pluginFolders.flatMap((folder) => [folder, folder.replace('-', '.')])
  return sourceFiles(baseDir)
    .filter((file) => /^(apps\/(shell|server)|packages)\//.test(file))
    .filter((file) => {
      const text = readFileSync(join(baseDir, file), 'utf8')
      return names.some((name) => text.includes(name))
    })
}
