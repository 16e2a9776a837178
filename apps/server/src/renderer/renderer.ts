import type { Conformance, RenderedRelease, Renderer } from '@wadah/api/services'
import { conformRelease } from './conform-release.ts'
import type { FrameKit } from './frame-kit.ts'
import { startBrowser, type BrowserOptions } from './start-browser.ts'

/** Options of {@link createRenderer}. */
export interface RendererOptions extends BrowserOptions {
  /** What a frame is given; undefined when the shell was not built. */
  kit(): Promise<FrameKit | undefined>
  /** The longest a job may take, ms. */
  timeoutMs?: number
}

/** Makes a renderer. The browser runs only while there is a job, and is killed after it. */
export function createRenderer({ kit, timeoutMs = 240_000, ...browser }: RendererOptions): Renderer {
  let last: Promise<unknown> = Promise.resolve()
  const run = async (release: RenderedRelease, full: boolean): Promise<Conformance> => {
    const given = await kit()
    if (given === undefined) return { notRun: 'The shell is not built.' }
    const started = await startBrowser(browser)
    if ('notRun' in started) return started
    const late = setTimeout(() => started.kill(), timeoutMs)
    try {
      return await conformRelease(started.protocol, release, { kit: given, full })
    } catch (cause) {
      return { notRun: `The browser was lost: ${cause instanceof Error ? cause.message : String(cause)}` }
    } finally {
      clearTimeout(late)
      await started.kill()
    }
  }
  return {
    conform: (release, { full = false } = {}) => {
      const job = last.then(() => run(release, full))
      last = job.catch(() => undefined)
      return job
    },
  }
}
