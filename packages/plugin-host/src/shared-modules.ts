/** A file by its content address. */
export interface ModuleFile {
  url: string
  /** Lower-case hex. */
  sha256: string
}

/** Modules that the shell shares with widgets, by specifier; written by the shell's build, each before those that import it. */
export type SharedModules = readonly (ModuleFile & { specifier: string })[]

/** What a plugin module needs of them at least to be mounted. */
export const mountSpecifier = '@wadah/plugin-sdk/widget'
