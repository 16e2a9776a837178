import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readShell, type ShellFiles } from '../http/shell-files.ts'

/** Where `vite build` puts the shell. */
const shellFolder = join(import.meta.dirname, '..', '..', '..', 'shell', 'dist')

/** The built shell, read again when a new build replaced it. */
export interface ShellWatch {
  current(): ShellFiles | undefined
  /** Calls back when another build is in place. */
  onChange(listener: () => void): void
  stop(): void
}

function stampOf(folder: string): number {
  return statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** The shell as it lies there; undefined while a build is being put in its place. */
function readWhole(folder: string): ShellFiles | undefined {
  try {
    return readShell(folder)
  } catch {
    // Files that were listed are gone, or half written: the next look finds them whole.
    return undefined
  }
}

/** Reads the shell and looks for a new build every two seconds. */
export function watchShell(folder = shellFolder, everyMs = 2_000): ShellWatch {
  let stamp = stampOf(folder)
  let shell = readWhole(folder)
  const listeners: (() => void)[] = []
  const timer = setInterval(() => {
    const present = stampOf(folder)
    if (present === stamp) return
    const next = readWhole(folder)
    if (next === undefined) return
    stamp = present
    if (next.build === shell?.build) return
    shell = next
    for (const listener of listeners) listener()
  }, everyMs)
  return { current: () => shell, onChange: (listener) => void listeners.push(listener), stop: () => clearInterval(timer) }
}
