import { procedure } from '../procedure.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(({ ctx }) => ctx.services.installation.attribution)
