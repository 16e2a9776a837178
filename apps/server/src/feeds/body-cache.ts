import type { StoredBody } from '../http/app-deps.ts'

/** Bodies by key, each made once for all who ask; the ones asked for longest ago go first. */
export interface BodyCache {
  /** The kept body, the one under way, or a new one. What is not there and what failed is not kept. */
  take(key: string, make: () => Promise<StoredBody | undefined>): Promise<StoredBody | undefined>
  /** Bytes and entries kept at present. */
  readonly bytes: number
  readonly entries: number
}

/** Creates a cache of at most `mostBytes`. */
export function createBodyCache(mostBytes: number): BodyCache {
  const kept = new Map<string, { body: StoredBody; bytes: number }>()
  const making = new Map<string, Promise<StoredBody | undefined>>()
  let bytes = 0

  function keep(key: string, body: StoredBody): void {
    const size = body.body.length + (body.brotli?.length ?? 0)
    if (size > mostBytes) return
    kept.set(key, { body, bytes: size })
    bytes += size
    for (const [oldest, entry] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(oldest)
      bytes -= entry.bytes
    }
  }

  async function makeAndKeep(key: string, make: () => Promise<StoredBody | undefined>): Promise<StoredBody | undefined> {
    try {
      const body = await make()
      if (body !== undefined) keep(key, body)
      return body
    } finally {
      making.delete(key)
    }
  }

  return {
    take(key, make) {
      const known = kept.get(key)
      if (known !== undefined) {
        kept.delete(key)
        kept.set(key, known)
        return Promise.resolve(known.body)
      }
      const made = making.get(key) ?? makeAndKeep(key, make)
      if (!making.has(key)) making.set(key, made)
      return made
    },
    get bytes() {
      return bytes
    },
    get entries() {
      return kept.size + making.size
    },
  }
}
