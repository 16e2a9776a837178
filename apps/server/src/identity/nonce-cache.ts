/** Remembers nonces for as long as a signature is good, so none is used twice. */
export interface NonceCache {
  /** Tells whether the nonce is seen for the first time, and remembers it. */
  use(nonce: string, now: number): boolean
}

/** Makes a cache; `windowMs` must be at least twice the accepted clock difference. */
export function createNonceCache(windowMs: number): NonceCache {
  const seen = new Map<string, number>()
  return {
    use(nonce, now) {
      for (const [old, at] of seen) {
        if (at + windowMs > now) break
        seen.delete(old)
      }
      if (seen.has(nonce)) return false
      seen.set(nonce, now)
      return true
    },
  }
}
