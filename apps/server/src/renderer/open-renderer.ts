import type { Renderer } from '@wadah/api/services'
import type { ShellWatch } from '../start/watch-shell.ts'
import { readFrameKit } from './frame-kit.ts'
import { createRenderer } from './renderer.ts'

/** The renderer of a server; undefined where no browser was named. Each job takes the shell as it is then. */
export function openRenderer(chromium: string | undefined, shell: ShellWatch): Renderer | undefined {
  if (chromium === undefined) return undefined
  return createRenderer({
    chromium,
    kit: async () => {
      const built = shell.current()
      return built && readFrameKit(built)
    },
  })
}
