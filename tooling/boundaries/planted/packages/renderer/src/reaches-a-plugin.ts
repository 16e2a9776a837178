import { other } from '../../../plugins/opd-other/src/adapter.ts'

export const reached = other
