/** An answer, and what keeping it takes. */
export interface WeighedAnswer<TAnswer> {
  answer: TAnswer
  bytes: number
}

/** Answers of queries, each asked once at a time and kept for as long as its procedure says. */
export interface QueryCache {
  /** The kept answer, the one under way, or a new one. A failure is not kept. */
  take<TAnswer>(key: string, keepMs: number, ask: () => Promise<WeighedAnswer<TAnswer>>): Promise<TAnswer>
}

/** Creates a cache of at most `entries` answers and `bytes` in all; the ones used longest ago go first. */
export function createQueryCache({ entries, bytes: mostBytes, now }: { entries: number; bytes: number; now: () => number }): QueryCache {
  const kept = new Map<string, { answer: unknown; bytes: number; until: number }>()
  const asked = new Map<string, Promise<unknown>>()
  let bytes = 0
  const forget = (key: string): void => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  const keep = (key: string, entry: { answer: unknown; bytes: number; until: number }): void => {
    forget(key)
    kept.set(key, entry)
    bytes += entry.bytes
    for (const oldest of kept.keys()) {
      if (kept.size <= entries && bytes <= mostBytes) break
      forget(oldest)
    }
  }
  return {
    async take<TAnswer>(key: string, keepMs: number, ask: () => Promise<WeighedAnswer<TAnswer>>): Promise<TAnswer> {
      const known = kept.get(key)
      if (known !== undefined && now() < known.until) {
        keep(key, known)
        return known.answer as TAnswer
      }
      forget(key)
      const pending = asked.get(key)
      if (pending !== undefined) return pending as Promise<TAnswer>
      const asking = ask()
        .then(({ answer, bytes: weight }) => {
          keep(key, { answer, bytes: weight, until: now() + keepMs })
          return answer
        })
        .finally(() => asked.delete(key))
      asked.set(key, asking)
      return asking
    },
  }
}
