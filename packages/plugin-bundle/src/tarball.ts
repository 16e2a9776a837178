import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'

/** Name of the envelope inside a release; always its last entry. */
export const sealPath = 'seal.dsse.json'

/** Writes files into a gzipped tar that depends on nothing but their names and bytes. */
export async function writeTarball(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const tar = pack()
  const names = [...files.keys()].filter((name) => name !== sealPath).toSorted()
  if (files.has(sealPath)) names.push(sealPath)
  for (const name of names)
    tar.entry({ name: `package/${name}`, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 }, files.get(name) ?? Buffer.alloc(0))
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  const bytes = gzipSync(Buffer.concat(chunks), { level: 9 })
  // The header names the operating system; two machines must pack the same bytes.
  bytes[9] = 255
  return bytes
}
