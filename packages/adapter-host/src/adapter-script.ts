import { createHash } from 'node:crypto'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { RecordedProcedure } from '@wadah/contracts/recorded-contract'
import type { AdapterRelease, RunAdapterOptions } from './adapter-host.ts'

/** Writes a release by hand that speaks the guest protocol; for tests of the host alone. `body` is a list of methods of an object. */
export function adapterScript(body: string, before = ''): AdapterRelease {
  const code = `${before}
;(() => {
  const host = globalThis.__wadahHost
  delete globalThis.__wadahHost
  const ask = async (op, value) => JSON.parse(await host(op, JSON.stringify(value)))
  const procedures = { ${body} }
  globalThis.__wadahAdapter = {
    procedures: () => JSON.stringify(Object.keys(procedures).map((name) => ({ name, kind: 'feed' }))),
    call: async (name, input, context) => JSON.stringify(await procedures[name]({ input: JSON.parse(input), context: JSON.parse(context), ask, host })),
  }
})()`
  return { hash: createHash('sha256').update(code).digest('hex'), code }
}

const text = { id: 'Uji', en: 'Test' }

/** A recorded feed with some output, for tests. */
export function recordedFeed(output: DialectSchema): RecordedProcedure {
  return {
    output,
    meta: {
      kind: 'feed',
      title: text,
      poll: '1m',
      cadence: '1h',
      calendar: 'always',
      basis: 'confirmed',
      archive: false,
      classification: 'public',
      connections: [],
      measures: [],
      retention: '90d',
      metadata: {
        concept: text,
        definition: text,
        classification: 'kota',
        measure: text,
        unit: text,
        producer: 'Dinas Uji',
        walidata: 'Diskominfo',
        source: 'Uji',
        smallestArea: 'kota',
        frequency: text,
        licence: 'CC-BY-4.0',
      },
    },
  }
}

/** One run of the procedure `feed` with an output of any text, unless said otherwise. */
export function runOf(release: AdapterRelease, more: Partial<RunAdapterOptions> = {}): RunAdapterOptions {
  return {
    release,
    procedure: 'feed',
    recorded: recordedFeed({ type: 'string' }),
    context: { now: Date.UTC(2026, 10, 24, 7), config: {}, utcOffsetMinutes: 420 },
    capabilities: {},
    ...more,
  }
}
