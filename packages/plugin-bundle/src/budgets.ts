import { gzipSync } from 'node:zlib'
import { refuse } from './refuse.ts'

/** What a file may weigh. Bytes; widgets gzipped, the adapter as it is. Above `widget` warns, above the others is refused. */
export const budgets = { widget: 60_000, widgetHard: 150_000, adapterHard: 1_000_000 }

/** Weight of one file of code. Bytes. */
export interface Weight {
  path: string
  bytes: number
  gzip: number
  overBudget: boolean
}

/** Weighs the code of a release. Throws `too_large` when a file is beyond its hard budget. */
export function weigh(files: ReadonlyMap<string, Buffer>): Weight[] {
  return [...files].filter(([path]) => path === 'adapter.js' || path.startsWith('widgets/')).map(([path, bytes]) => weighFile(path, bytes))
}

function weighFile(path: string, bytes: Buffer): Weight {
  const gzip = gzipSync(bytes).length
  const isWidget = path.startsWith('widgets/')
  if (isWidget && gzip > budgets.widgetHard)
    throw refuse(
      'too_large',
      path,
      `It weighs ${gzip} bytes gzipped; ${budgets.widgetHard} at most. Charts come from the SDK and weigh nothing.`,
    )
  if (!isWidget && bytes.length > budgets.adapterHard)
    throw refuse('too_large', path, `It weighs ${bytes.length} bytes; ${budgets.adapterHard} at most.`)
  return { path, bytes: bytes.length, gzip, overBudget: isWidget && gzip > budgets.widget }
}
