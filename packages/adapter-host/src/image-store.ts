import type { ReleaseImage } from './engine.ts'

/** Keeps the images of releases, the most recently used ones within a number of bytes; one that is missing is made again. */
export interface ImageStore {
  /** The image of a release; `make` runs once for all who ask at the same time. A failure is not kept. */
  take(hash: string, make: () => Promise<ReleaseImage>): Promise<ReleaseImage>
}

/** Creates a store that holds at most `maxBytes`. */
export function createImageStore(maxBytes: number): ImageStore {
  const images = new Map<string, ReleaseImage>()
  const making = new Map<string, Promise<ReleaseImage>>()
  const keep = (hash: string, image: ReleaseImage): void => {
    images.set(hash, image)
    let bytes = [...images.values()].reduce((sum, { memory }) => sum + memory.byteLength, 0)
    for (const [oldest, { memory }] of images) {
      if (bytes <= maxBytes || oldest === hash) break
      images.delete(oldest)
      bytes -= memory.byteLength
    }
  }
  return {
    async take(hash, make) {
      const known = images.get(hash)
      if (known !== undefined) {
        // Taken last: evicted last.
        images.delete(hash)
        images.set(hash, known)
        return known
      }
      const pending = making.get(hash)
      if (pending !== undefined) return pending
      const made = make().finally(() => making.delete(hash))
      making.set(hash, made)
      const image = await made
      keep(hash, image)
      return image
    },
  }
}
