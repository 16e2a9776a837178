import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { AntreanView } from './antrean-view.tsx'
import { summariseQueue, tabulateQueue } from './words.ts'

export default defineWidget<Adapter>({
  component: AntreanView,
  table: ({ data, t, format }) => tabulateQueue(data.antrean, { t, format }),
  summary: ({ data, t, format }) => summariseQueue(data.antrean, { t, format }),
})
