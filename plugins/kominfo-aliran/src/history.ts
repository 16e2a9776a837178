import type { AdapterContext } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

/** Most points the detail view draws. */
const mostPoints = 240

export const historySchema = z.object({
  points: z.array(z.object({ at: z.iso.datetime(), percent: z.number().min(0).max(100).nullable() })).max(mostPoints),
})

/** How large a share was up to date, from the series the platform keeps of this plugin's own measure. */
export async function readHistory({ platform }: AdapterContext): Promise<z.infer<typeof historySchema>> {
  const points = await platform.measures({ feed: 'kominfo.aliran/kesehatan', measure: 'mutakhir', limit: mostPoints })
  return { points: points.map(({ period, value }) => ({ at: new Date(period).toISOString(), percent: value })) }
}
