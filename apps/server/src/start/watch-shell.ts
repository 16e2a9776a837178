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

/** Reads the shell and looks for a new build every two seconds. */
export function watchShell(folder = shellFolder): ShellWatch {
  let stamp = stampOf(folder)
  let shell = readShell(folder)
  const listeners: (() => void)[] = []
  const timer = setInterval(() => {
    const present = stampOf(folder)
    if (present === stamp) return
    stamp = present
    const next = readShell(folder)
    if (next === undefined || next.build === shell?.build) return
    shell = next
    for (const listener of listeners) listener()
  }, 2_000)
  return { current: () => shell, onChange: (listener) => void listeners.push(listener), stop: () => clearInterval(timer) }
}
