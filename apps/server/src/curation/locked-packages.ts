/** A package as it is installed. */
export interface LockedPackage {
  name: string
  version: string
}

/** Reads what `pnpm-lock.yaml` has installed: the keys of its section `packages`, each `name@version`. */
export function lockedPackages(lock: string): LockedPackage[] {
  const section = /^packages:\n([\s\S]*?)(?=^\S|(?![\s\S]))/m.exec(lock)?.[1] ?? ''
  return [...section.matchAll(/^ {2}'?(@?[^@'\s]+)@([^:'\s]+)'?:/gm)].map(([, name = '', version = '']) => ({ name, version }))
}
