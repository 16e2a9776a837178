import { manifestSchema } from '@wadah/contracts/manifest'
import { recordedContractSchema } from '@wadah/contracts/recorded-contract'
import type { RenderedRelease } from './rendered-release.ts'

const text = { id: 'Uji', en: 'Test' }
const output = {
  type: 'object',
  properties: { count: { type: 'integer', minimum: 0 } },
  required: ['count'],
  additionalProperties: false,
}
const metadata = {
  concept: text,
  definition: text,
  classification: 'kota',
  measure: text,
  unit: text,
  producer: 'Dinas Kesehatan',
  source: 'Rekap',
  smallestArea: 'kota',
  frequency: text,
  licence: 'CC BY 4.0',
}
const contract = recordedContractSchema.parse({
  format: 1,
  sdk: '1.0.0',
  procedures: {
    orang: {
      meta: { kind: 'feed', title: text, poll: '1h', cadence: '1d', basis: 'confirmed', classification: 'public', measures: [], metadata },
      output,
    },
    rincian: {
      meta: { kind: 'query', title: text, classification: 'public', cache: '30s' },
      input: { type: 'object', properties: { of: { type: 'integer' } }, required: ['of'], additionalProperties: false },
      output,
    },
  },
})
const manifestOf = (names: string[]) => ({
  id: 'dinkes.uji',
  version: '1.0.0',
  opd: 'dinkes',
  title: text,
  purpose: { id: 'Menguji.', en: 'Tests.' },
  sdk: '^1.0.0',
  widgets: names.map((name) => ({
    name,
    title: text,
    purpose: { id: 'Menguji.', en: 'Tests.' },
    feeds: ['orang'],
    queries: ['rincian'],
    sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } },
  })),
  permissions: {},
  owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
  licence: 'Apache-2.0',
})

/** A release by hand: widgets by name, whose components have these bodies; each knows `data`, `shown` and `widget`. */
export function handMadeRelease(bodies: Readonly<Record<string, string>>): RenderedRelease {
  const code = (body: string) => `import { jsx } from 'react/jsx-runtime'
import { useEffect } from 'react'
import { createWidgetData, defineWidget, useWidget } from '@wadah/plugin-sdk/widget'
const { useFeed, useQuery } = createWidgetData()
function View() { const { data, shown } = useFeed('orang'); const widget = useWidget(); ${body} }
export default defineWidget({ component: View, table: () => ({ columns: [], rows: [] }), summary: () => 'Uji.' })`
  const files = Object.entries(bodies).map(([name, body]) => [`widgets/${name}.js`, Buffer.from(code(body))] as const)
  return { manifest: manifestSchema.parse(manifestOf(Object.keys(bodies))), contract, files: new Map(files) }
}

/** A release by hand of one widget, `uji`. */
export function handMadeWidget(body: string): RenderedRelease {
  return handMadeRelease({ uji: body })
}
