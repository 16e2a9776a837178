import { conformRelease } from './conform-release.ts'
import type { FrameKit } from './frame-kit.ts'
import type { Conformance, RenderedRelease } from './rendered-release.ts'
import { startBrowser, type BrowserOptions } from './start-browser.ts'

/** Draws what is not ours, in a process of its own. */
export interface Renderer {
  /**
   * Draws every widget in every state and size, with every theme and language, and says what it does not keep.
   *
   * @remarks `full` at publish; otherwise so that every two choices meet at least once. Jobs wait for one another.
   */
  conform(release: RenderedRelease, options?: { full?: boolean }): Promise<Conformance>
}

/** Options of {@link createRenderer}. */
export interface RendererOptions extends BrowserOptions {
  /** What a frame is given; undefined when the shell was not built. */
  kit(): Promise<FrameKit | undefined>
  /** The longest a job may take, ms. */
  timeoutMs?: number
  /** The longest a page may take to answer, ms. */
  answerMs?: number
}

/** Makes a renderer. The browser runs only while there is a job, and is killed after it. */
export function createRenderer({ kit, timeoutMs = 120_000, answerMs = 15_000, ...browser }: RendererOptions): Renderer {
  let last: Promise<unknown> = Promise.resolve()
  const run = async (release: RenderedRelease, full: boolean): Promise<Conformance> => {
    const given = await kit()
    if (given === undefined)
      return {
        notRun: { id: 'kulit antarmuka belum dibangun (npm start membangunnya).', en: 'the shell is not built (npm start builds it).' },
      }
    const started = await startBrowser(browser)
    if ('notRun' in started) return started
    let isLate = false
    const late = setTimeout(() => {
      isLate = true
      void started.kill()
    }, timeoutMs)
    try {
      return await conformRelease(started.protocol, release, { kit: given, full, answerMs })
    } catch (cause) {
      const why = isLate ? `it took more than ${timeoutMs / 1_000} s` : cause instanceof Error ? cause.message : String(cause)
      return { notRun: { id: `peramban terhenti: ${why}`, en: `the browser was lost: ${why}` } }
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
