import type { Conformance, ConformanceFinding, Renderer } from '@wadah/api/services'
import type { CheckFinding, CheckVerdict } from '@wadah/contracts/curation'
import type { Renderer as CheckRenderer } from '@wadah/plugin-bundle/check-context'

/** Findings named in a verdict; more say no more. */
const mostFindings = 40

/** Lets the checks of a release look through the renderer: in full, since what is published may run. */
export function conformByRenderer(renderer: Renderer | undefined): CheckRenderer | undefined {
  if (renderer === undefined) return undefined
  return {
    conform: async ({ manifest, contract, files }) => verdictOf(await renderer.conform({ manifest, contract, files }, { full: true })),
  }
}

function verdictOf(conformance: Conformance): CheckVerdict {
  if ('notRun' in conformance) {
    const { notRun } = conformance
    return verdict('not-run', { id: `Tidak dijalankan di sini: ${notRun}`, en: `Not run here: ${notRun}` })
  }
  const { passed, cases, findings } = conformance
  return verdict(
    passed ? 'passed' : 'failed',
    passed
      ? { id: `Setiap widget utuh dalam ${cases} keadaan.`, en: `Every widget holds in ${cases} cases.` }
      : {
          id: `Dari ${cases} keadaan ada ${findings.length} yang tidak dipenuhi.`,
          en: `Of ${cases} cases, ${findings.length} things do not hold.`,
        },
    findings.slice(0, mostFindings).map(toFinding),
  )
}

function toFinding({ widget, state, size, theme, locale, what }: ConformanceFinding): CheckFinding {
  const where = `${widget} · ${state} · ${size} · ${theme} · ${locale}`
  return { where, text: { id: what, en: what } }
}

function verdict(outcome: CheckVerdict['outcome'], summary: CheckVerdict['summary'], findings: CheckFinding[] = []): CheckVerdict {
  return { check: 'conformance', outcome, summary, findings }
}
