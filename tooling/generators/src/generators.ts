/** Every generator of a committed file: what it writes, and the command that writes it again. */
export interface Generator {
  writes: string
  /** Package folder the script runs in. */
  folder: string
  /** Plain `node` on a TypeScript file, or a package’s binary. */
  command: string
  args: string[]
}

export const generators: Generator[] = [
  { writes: 'packages/contracts/schema', folder: 'packages/contracts', command: 'node', args: ['generate/manifest-schema.ts'] },
  { writes: 'packages/db/migrations', folder: 'packages/db', command: 'node_modules/.bin/drizzle-kit', args: ['generate'] },
  { writes: 'packages/plugin-sdk/api', folder: 'tooling/generators', command: 'node', args: ['src/write-api-reports.ts'] },
  { writes: 'apps/server/city/tasikmalaya/areas.json', folder: 'apps/server', command: 'node', args: ['src/city/generate-areas.ts'] },
]
