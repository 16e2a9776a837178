import type { HostMessage, WidgetMessage } from '@wadah/contracts/port'
import type { RenderedRelease } from './rendered-release.ts'
import { sampleOf } from './sample-of.ts'

/** What the widgets of a release are given to draw. */
export interface DrawnData {
  /** Epoch ms. */
  clock: number
  /** Data of each feed by name. */
  feeds: Readonly<Record<string, unknown>>
  /** Answers a query; the same question is asked of the release once. */
  answer(asked: Extract<WidgetMessage, { type: 'query' }>): Promise<HostMessage>
  /** Feeds and queries whose data was made up so far. */
  madeUp: ReadonlySet<string>
}

/** Takes what the fixtures of a release gave, and makes up the rest after its contract. */
export function drawnData({ contract, data = {}, clock = Date.now(), query }: RenderedRelease): DrawnData {
  const madeUp = new Set<string>()
  const makeUp = (procedure: string): unknown => {
    madeUp.add(procedure)
    const output = contract.procedures[procedure]?.output
    return output && sampleOf(output)
  }
  const feeds = Object.fromEntries(
    Object.entries(contract.procedures)
      .filter(([, { meta }]) => meta.kind === 'feed')
      .map(([name]) => [name, data[name] ?? makeUp(name)]),
  )
  const answers = new Map<string, Promise<unknown>>()
  return {
    clock,
    feeds,
    madeUp,
    async answer({ call, procedure, input }) {
      if (contract.procedures[procedure]?.meta.kind !== 'query') return { type: 'queryResult', call, ok: false, code: 'not_found' }
      const key = JSON.stringify([procedure, input])
      const known = answers.get(key) ?? (query?.(procedure, input) ?? Promise.reject(new Error())).catch(() => makeUp(procedure))
      answers.set(key, known)
      return { type: 'queryResult', call, ok: true, value: await known }
    },
  }
}
