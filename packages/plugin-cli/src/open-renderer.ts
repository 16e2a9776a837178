import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '@wadah/contracts/area'
import type { Renderer } from '@wadah/plugin-bundle/check-context'
import { conformByRenderer } from '@wadah/renderer/conform-by-renderer'
import { findChromium } from '@wadah/renderer/find-chromium'
import { readFrameKit } from '@wadah/renderer/frame-kit'
import { readBuiltShell } from '@wadah/renderer/read-built-shell'
import { createRenderer } from '@wadah/renderer/renderer'

/** The applications of the folder of Wadah that this package lies in. */
const apps = join(import.meta.dirname, '..', '..', '..', 'apps')

/** What draws widgets on the author's machine as the server does: with the shell built beside this package, and its city's areas. */
export function openRenderer(chromium: string | undefined): Renderer {
  const renderer = createRenderer({
    chromium: findChromium(chromium),
    kit: async () => {
      const shell = readBuiltShell(join(apps, 'shell', 'dist'))
      return shell && readFrameKit(shell)
    },
  })
  return conformByRenderer(renderer, { areas: areasBeside() })
}

function areasBeside(): Area[] {
  const [file] = globSync(join(apps, 'server', 'city', '*', 'areas.json'))
  return file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as Area[])
}
