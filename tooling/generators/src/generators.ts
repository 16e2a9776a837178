/** Every generator of a committed file: what it writes, and the command that writes it again. */
export interface Generator {
  writes: string
  /** Package folder the script runs in. */
  folder: string
  /** Script of that package, plain `node` on a TypeScript file or a package binary. */
  command: string
  args: string[]
}

export const generators: Generator[] = [
  { writes: 'packages/contracts/schema/plugin.schema.json', folder: 'packages/contracts', command: 'node', args: ['generate/manifest-schema.ts'] },
]
