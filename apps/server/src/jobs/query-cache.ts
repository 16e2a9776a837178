/** Answers of queries, each asked once at a time and kept for as long as its procedure says. */
export interface QueryCache {
  /** The kept answer, the one under way, or a new one. A failure is not kept. */
  take<TAnswer>(key: string, keepMs: number, ask: () => Promise<TAnswer>): Promise<TAnswer>
}

/** Creates a cache of at most `entries` answers; the ones used longest ago go first. */
export function createQueryCache({ entries, now }: { entries: number; now: () => number }): QueryCache {
  const kept = new Map<string, { answer: unknown; until: number }>()
  const asked = new Map<string, Promise<unknown>>()
  return {
    async take<TAnswer>(key: string, keepMs: number, ask: () => Promise<TAnswer>): Promise<TAnswer> {
      const known = kept.get(key)
      kept.delete(key)
      if (known !== undefined && now() < known.until) {
        kept.set(key, known)
        return known.answer as TAnswer
      }
      const pending = asked.get(key)
      if (pending !== undefined) return pending as Promise<TAnswer>
      const asking = ask().finally(() => asked.delete(key))
      asked.set(key, asking)
      const answer = await asking
      kept.set(key, { answer, until: now() + keepMs })
      for (const oldest of kept.keys()) {
        if (kept.size <= entries) break
        kept.delete(oldest)
      }
      return answer
    },
  }
}
