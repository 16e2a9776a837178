import { globSync } from 'node:fs'

/** Source files of the workspace below `baseDir`, without tests and what serves them. */
export function sourceFiles(baseDir: string): string[] {
  return globSync('{apps,packages,plugins}/*/src/**/*.{ts,tsx}', { cwd: baseDir }).filter(
    (file) => !/\.test\.tsx?$|\.test-data\.ts$|\/testing\/|\/fixtures\//.test(file),
  )
}
