import { initAdapter } from '@wadah/plugin-sdk/adapter'
import { ages } from './ages.ts'
import { agesUpload } from './ages-upload.ts'
import { population } from './population.ts'
import { populationUpload } from './population-upload.ts'

const { router } = initAdapter()

export const adapter = router({ penduduk: population, unggahPenduduk: populationUpload, umur: ages, unggahUmur: agesUpload })

export type Adapter = typeof adapter
