import { initAdapter } from '@wadah/plugin-sdk/adapter'
import { ages, ageUpload } from './ages.ts'
import { population, populationUpload } from './population.ts'

const { router } = initAdapter()

export const adapter = router({ penduduk: population, unggahPenduduk: populationUpload, umur: ages, unggahUmur: ageUpload })

export type Adapter = typeof adapter
