import type { Area } from '@wadah/contracts/area'
import type { CheckFinding, CheckVerdict } from '@wadah/contracts/curation'
import type { Text } from '@wadah/contracts/texts'
import type { FixtureAnswers, Renderer as CheckRenderer } from '@wadah/plugin-bundle/check-context'
import type { Conformance, ConformanceFinding } from './rendered-release.ts'
import type { Renderer } from './renderer.ts'

/** Findings named in a verdict; more say no more. */
const mostFindings = 40

/** Options of {@link conformByRenderer}. */
export interface ConformByRendererOptions {
  /** Areas of the city, for widgets that draw them. */
  areas?: readonly Area[]
  /** Every choice with every other (default): what is published may run. Otherwise every two meet. */
  full?: boolean
  /** Gives why nothing is drawn now; undefined when something is. */
  rest?: () => Text | undefined
}

/** Lets the checks of a release look through the renderer. */
export function conformByRenderer(renderer: Renderer, { areas, full = true, rest }: ConformByRendererOptions = {}): CheckRenderer {
  return {
    async conform({ manifest, contract, files }, fixtures) {
      const notRun = rest?.()
      if (notRun !== undefined) return verdictOf({ notRun })
      const release = { manifest, contract, files, areas, query: fixtures.query, ...outputsOf(fixtures) }
      return verdictOf(await renderer.conform(release, { full }))
    },
  }
}

function outputsOf({ runs: ran }: FixtureAnswers): { data?: Record<string, unknown>; clock?: number } {
  if (ran === undefined) return {}
  const outputs = ran.runs.filter(({ failure }) => failure === undefined)
  return { clock: ran.now, data: Object.fromEntries(outputs.map(({ feed, output }) => [feed, output])) }
}

function verdictOf(conformance: Conformance): CheckVerdict {
  if ('notRun' in conformance) {
    const { id, en } = conformance.notRun
    return verdict('not-run', { id: `Tidak dijalankan di sini: ${id}`, en: `Not run here: ${en}` })
  }
  const { passed, cases, findings, madeUp } = conformance
  const names = madeUp.join(', ')
  const drawn =
    madeUp.length === 0
      ? { id: 'dengan data fixture-nya', en: 'with the data of its fixtures' }
      : { id: `dengan data karangan untuk ${names} (tanpa fixture)`, en: `with data made up for ${names} (no fixture gives any)` }
  return verdict(
    passed ? 'passed' : 'failed',
    passed
      ? { id: `Setiap widget utuh dalam ${cases} keadaan, ${drawn.id}.`, en: `Every widget holds in ${cases} cases, ${drawn.en}.` }
      : {
          id: `Dari ${cases} keadaan, ${drawn.id}, ada ${findings.length} yang tidak dipenuhi.`,
          en: `Of ${cases} cases, ${drawn.en}, ${findings.length} things do not hold.`,
        },
    findings.slice(0, mostFindings).map(toFinding),
  )
}

function toFinding({ widget, state, size, theme, locale, what }: ConformanceFinding): CheckFinding {
  return { where: `${widget} · ${state} · ${size} · ${theme} · ${locale}`, text: what }
}

function verdict(outcome: CheckVerdict['outcome'], summary: CheckVerdict['summary'], findings: CheckFinding[] = []): CheckVerdict {
  return { check: 'conformance', outcome, summary, findings }
}
