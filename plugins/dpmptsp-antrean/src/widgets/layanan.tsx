import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { byServices } from './by-services.ts'
import { LayananView } from './layanan-view.tsx'

export default defineWidget<Adapter>({
  component: LayananView,
  table: ({ data, t, format }) => ({
    columns: [
      { key: 'counter', title: t('counter'), numeric: false },
      { key: 'services', title: t('servicesColumn'), numeric: true },
    ],
    rows: (data.layanan === undefined ? [] : byServices(data.layanan)).map(({ name, services }) => ({
      counter: name,
      services: format.number(services),
    })),
  }),
  summary: ({ data, t }) => {
    const [most] = data.layanan === undefined ? [] : byServices(data.layanan)
    if (data.layanan === undefined || most === undefined) return t('servicesNone')
    return t('servicesSummary', {
      total: data.layanan.total,
      counters: data.layanan.counters.length,
      most: most.name,
      services: most.services,
    })
  },
})
