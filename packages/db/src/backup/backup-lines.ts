import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const lineFeed = 0x0a

/** First line of a backup. */
export interface BackupHeader {
  wadahBackup: 1
  createdAt: string
  /** Newest migration the rows were written under. */
  schema: string
}

/**
 * Reads the lines of a backup.
 *
 * @remarks Only a line feed ends a line: `node:readline` also splits at U+2028, which may stand unescaped inside the JSON of a row.
 */
export async function* readBackupLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  let rest: Buffer[] = []
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
        rest = []
        from = end + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** Splits a line into the table it belongs to and its row as JSON. */
export function splitLine(line: string): [table: string, row: string] {
  const tab = line.indexOf('\t')
  return [line.slice(0, tab), line.slice(tab + 1)]
}
