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
const manifest = manifestSchema.parse({
  id: 'dinkes.uji',
  version: '1.0.0',
  opd: 'dinkes',
  title: text,
  purpose: { id: 'Menguji.', en: 'Tests.' },
  sdk: '^1.0.0',
  widgets: [
    {
      name: 'uji',
      title: text,
      purpose: { id: 'Menguji.', en: 'Tests.' },
      feeds: ['orang'],
      queries: ['rincian'],
      sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } },
    },
  ],
  permissions: {},
  owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
  licence: 'Apache-2.0',
})

/** A release by hand: one widget, whose component has this body; it knows `data`, `shown` and `widget`. */
export function handMadeRelease(body: string): RenderedRelease {
  const code = `import { jsx } from 'react/jsx-runtime'
import { useEffect } from 'react'
import { createWidgetData, defineWidget, useWidget } from '@wadah/plugin-sdk/widget'
const { useFeed, useQuery } = createWidgetData()
function View() { const { data, shown } = useFeed('orang'); const widget = useWidget(); ${body} }
export default defineWidget({ component: View, table: () => ({ columns: [], rows: [] }), summary: () => 'Uji.' })`
  return { manifest, contract, files: new Map([['widgets/uji.js', Buffer.from(code)]]) }
}
