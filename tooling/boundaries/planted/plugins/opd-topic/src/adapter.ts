import { other } from '../../opd-other/src/adapter.ts'

export const adapter = other
