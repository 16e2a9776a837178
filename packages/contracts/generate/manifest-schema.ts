import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { manifestSchema } from '../src/manifest.ts'

const folder = join(import.meta.dirname, '..', 'schema')
const schema = {
  $comment: 'Generated from packages/contracts/src/manifest.ts by `pnpm generate` in that package; do not edit.',
  title: 'plugin.json of Wadah',
  description: 'What an OPD publishes, readable without running its code.',
  ...z.toJSONSchema(manifestSchema, { io: 'input', target: 'draft-2020-12' }),
}

await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'plugin.schema.json'), `${JSON.stringify(schema, undefined, 2)}\n`)
