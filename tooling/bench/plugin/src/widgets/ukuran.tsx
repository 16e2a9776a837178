import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { UkurView } from './ukur-view.tsx'

export default defineWidget<Adapter>({ component: UkurView, table: () => ({ columns: [], rows: [] }), summary: () => 'ukur' })
