import { openClosedPage } from './closed-page.ts'
import { conformWidget, type Looked } from './conform-widget.ts'
import { drawnData } from './drawn-data.ts'
import { cutModule, type FrameKit } from './frame-kit.ts'
import type { PipeProtocol } from './pipe-protocol.ts'
import type { Conformance, RenderedRelease } from './rendered-release.ts'

/** Widgets looked at side by side: most of the time of each goes by while its picture comes to rest. */
const lanes = 2

/** Options of {@link conformRelease}. */
export interface ConformOptions {
  kit: FrameKit
  /** Every choice with every other, or so that every two meet. */
  full: boolean
  /** How long a page may take to answer, ms; one that takes longer is held by its widget. */
  answerMs: number
}

/** Looks at every widget of a release and writes down what it does not keep: each thing once, with the first case that showed it. */
export async function conformRelease(
  protocol: PipeProtocol,
  release: RenderedRelease,
  { kit, full, answerMs }: ConformOptions,
): Promise<Conformance> {
  const shared = await kit.modules
  const data = drawnData(release)
  const { widgets } = release.manifest
  const seen = new Map<string, Looked>()
  const waiting = widgets.values()
  const lane = async (): Promise<void> => {
    for (const widget of waiting) {
      const code = Buffer.from(release.files.get(`widgets/${widget.name}.js`) ?? []).toString('utf8')
      const module = await cutModule('wadah:widget', code)
      const page = await openClosedPage(protocol, { policy: kit.policy, answerMs })
      try {
        seen.set(widget.name, await conformWidget({ page, kit, shared, module, release, widget, data }, full))
      } finally {
        await page.close()
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const all = widgets.flatMap(({ name }) => seen.get(name) ?? [])
  const findings = all.flatMap((looked) => looked.findings)
  const cases = all.reduce((sum, looked) => sum + looked.cases, 0)
  return { passed: findings.length === 0, findings, cases, madeUp: [...data.madeUp] }
}
