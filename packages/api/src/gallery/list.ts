import { readRunningState } from '../enabling/running-state.ts'
import { noticesFor, type EnablingNotice } from '../enabling/notices.ts'
import { procedure } from '../procedure.ts'
import { enabledWidgets, type EnabledForCaller } from './enabled-widgets.ts'

export const list = procedure
  .meta({ authority: { kind: 'viewer' } })
  .query(async ({ ctx }): Promise<{ revision: number; notices: EnablingNotice[] } & EnabledForCaller> => {
    // A change in between makes the list newer than its revision says, and the client asks once more.
    const state = await readRunningState(ctx.database)
    return { revision: state.revision, notices: await noticesFor(ctx, state), ...(await enabledWidgets(ctx, state)) }
  })
