import { initAdapter, type FeedMetaInput } from '@wadah/plugin-sdk/adapter'
import { readBnpb } from './bnpb.ts'
import { asCounts, countsSchema } from './counts.ts'
import { bnpbMetadata, jabarMetadata } from './metadata.ts'
import { bareCode, readDataset } from './open-data-jabar.ts'

const { router, procedure } = initAdapter()

interface Config {
  /** Slug of the dataset; the portal renames them. */
  dataset: string
  /** BPS code of the city. */
  areaCode: string
}

/** One count of floods. Both producers have the same form, and neither corrects the other. */
function floodMeta(options: { title: { id: string; en: string }; connection: string; metadata: FeedMetaInput['metadata'] }): FeedMetaInput {
  return {
    kind: 'feed',
    title: options.title,
    poll: '6h',
    archive: true,
    basis: 'period',
    period: 'newestYear',
    classification: 'public',
    connections: [options.connection],
    measures: [
      {
        name: 'banjir',
        title: options.title,
        unit: { id: 'kejadian', en: 'events' },
        direction: 'down',
        value: 'years[].events',
        period: 'years[].year',
        // No largest step: a year without floods is followed by one with six.
        plausible: { min: 0, max: 100 },
      },
    ],
    metadata: options.metadata,
  }
}

export const adapter = router({
  jabar: procedure
    .meta(
      floodMeta({
        title: { id: 'Banjir menurut BPBD Jabar', en: 'Floods by BPBD Jabar' },
        connection: 'opendata-jabar',
        metadata: jabarMetadata,
      }),
    )
    .output(countsSchema)
    .query(async ({ ctx }) => {
      const { dataset, areaCode } = ctx.config<Config>()
      const rows = await readDataset(ctx, `/api-backend/bigdata/bpbd/${dataset}`)
      const own = rows.filter((row) => row.areaCode === bareCode(areaCode))
      return asCounts(own.flatMap(({ year, value }) => (value === undefined ? [] : [{ year, events: value }])))
    }),

  bnpb: procedure
    .meta(floodMeta({ title: { id: 'Banjir menurut BNPB', en: 'Floods by BNPB' }, connection: 'bnpb', metadata: bnpbMetadata }))
    .output(countsSchema)
    .query(async ({ ctx }) => asCounts(await readBnpb(ctx, bareCode(ctx.config<Config>().areaCode)))),
})

export type Adapter = typeof adapter
