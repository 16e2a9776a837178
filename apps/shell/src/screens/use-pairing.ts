import { useEffect, useState } from 'react'

/** How a wall that waits stands. */
export type Pairing = { kind: 'asking' } | { kind: 'unreachable' } | { kind: 'busy' } | { kind: 'showing'; code: string; expiresAt: number }

const askEveryMs = 3_000

async function post(path: string, body?: unknown): Promise<Response> {
  return fetch(path, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
}

/** Gets a code, waits until somebody enters it, gets another when it runs out; calls back once the wall is paired. */
export function usePairing(onPaired: () => void): Pairing {
  const [pairing, setPairing] = useState<Pairing>({ kind: 'asking' })
  useEffect(() => {
    let isGone = false
    let secret: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    async function begin(): Promise<void> {
      const answer = await post('/screens/begin')
      if (!answer.ok) return setPairing({ kind: 'busy' })
      const begun = (await answer.json()) as { code: string; secret: string; expiresAt: number }
      secret = begun.secret
      setPairing({ kind: 'showing', code: begun.code, expiresAt: begun.expiresAt })
    }

    async function claim(own: string): Promise<void> {
      const answer = await post('/screens/claim', { secret: own })
      if (!answer.ok) return
      const { state } = (await answer.json()) as { state: 'gone' | 'waiting' | 'paired' }
      if (state === 'paired') {
        isGone = true
        return onPaired()
      }
      if (state === 'gone') await begin()
    }

    async function step(): Promise<void> {
      try {
        await (secret === undefined ? begin() : claim(secret))
      } catch {
        if (secret === undefined) setPairing({ kind: 'unreachable' })
      }
      if (!isGone) timer = setTimeout(() => void step(), askEveryMs)
    }

    void step()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [onPaired])
  return pairing
}
