import type { Area } from '@wadah/contracts/area'
import type { Renderer } from '@wadah/plugin-bundle/check-context'
import { conformByRenderer } from '@wadah/renderer/conform-by-renderer'
import { readFrameKit } from '@wadah/renderer/frame-kit'
import { createRenderer } from '@wadah/renderer/renderer'
import type { ShellWatch } from './watch-shell.ts'

/** Options of {@link openRenderer}. */
export interface OpenRendererOptions {
  /** Path of a Chromium; undefined: none was named. */
  chromium: string | undefined
  shell: ShellWatch
  areas: readonly Area[]
  /** Whether the server brings in the releases of its own demo, which no start waits for. */
  isSeeding(): boolean
}

/** What draws submitted releases for their checks; undefined where no browser was named. Each job takes the shell as it is then. */
export function openRenderer({ chromium, shell, areas, isSeeding }: OpenRendererOptions): Renderer | undefined {
  if (chromium === undefined) return undefined
  const renderer = createRenderer({
    chromium,
    kit: async () => {
      const built = shell.current()
      return built && readFrameKit({ csp: built.csp, read: async (path) => (await built.file(path)?.body('identity'))?.bytes })
    },
  })
  return conformByRenderer(renderer, {
    areas,
    rest: () =>
      isSeeding()
        ? {
            id: 'rilis bawaan demo digambar oleh uji Wadah, bukan saat mulai.',
            en: 'tests of Wadah draw the releases a demo brings, not its start.',
          }
        : undefined,
  })
}
