import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, zstdCompress } from 'node:zlib'

/** Data as it is kept and sent: its JSON hashed, and compressed once for everybody who will ask. */
export interface SerialisedData {
  /** SHA-256 of the JSON. */
  contentHash: string
  brotli: Buffer
  zstd: Buffer
}

const brotli = promisify(brotliCompress)
const zstd = promisify(zstdCompress)

/** Serialises the data of a snapshot. */
export async function serialiseData(data: unknown): Promise<SerialisedData> {
  const json = Buffer.from(JSON.stringify(data))
  const [brotliBody, zstdBody] = await Promise.all([
    brotli(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: json.length } }),
    zstd(json, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
  ])
  return { contentHash: createHash('sha256').update(json).digest('hex'), brotli: brotliBody, zstd: zstdBody }
}
