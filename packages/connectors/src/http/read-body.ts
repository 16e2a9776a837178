import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { CodedError } from '@wadah/errors'

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
} as const

/** Headers as the client library gives them. */
export type RawHeaders = Readonly<Record<string, string | string[] | undefined>>

const headerOf = (headers: RawHeaders, name: string): string => {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim()
}

const tooLarge = (maxBytes: number): CodedError =>
  new CodedError('source_too_large', `The source answered with more than ${maxBytes} bytes.`, { details: { maxBytes } })

/** Reads an answer's body as text, never holding more than `maxBytes` of it, packed or unpacked. Throws `source_too_large`, `source_shape`. */
export async function readBody(body: AsyncIterable<Buffer>, headers: RawHeaders, maxBytes: number): Promise<string> {
  if (Number(headerOf(headers, 'content-length')) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const bytes = await unpack(Buffer.concat(chunks), headerOf(headers, 'content-encoding').toLowerCase(), maxBytes)
  return decoderFor(headerOf(headers, 'content-type')).decode(bytes)
}

async function unpack(bytes: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  if (encoding === '' || encoding === 'identity' || bytes.length === 0) return bytes
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding as keyof typeof decoders] : undefined
  if (decode === undefined) throw new CodedError('source_shape', 'The source packed its answer in a way nobody asked for.')
  try {
    return await decode(bytes, { maxOutputLength: maxBytes })
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes)
    throw new CodedError('source_shape', 'The source’s answer cannot be unpacked.', { cause })
  }
}

function decoderFor(contentType: string): TextDecoder {
  const charset = /charset="?([a-z0-9_-]{1,30})/i.exec(contentType)?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    // An unknown charset reads better as UTF-8 than not at all.
    return new TextDecoder('utf-8')
  }
}
