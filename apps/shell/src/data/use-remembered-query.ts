import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { recall, remember } from '../live/device-memory.ts'
import { ownerOf, useSession } from '../session/session.tsx'
import { errorCode } from '../trpc.ts'

/**
 * What the server answers, and until it has, what this device remembers of its last answer. `version` asks again when it rises.
 *
 * @remarks A server that refuses is believed at once; only one that does not answer leaves the memory standing.
 */
export function useRememberedQuery<T>(
  key: string,
  ask: () => Promise<T>,
  version: number | string = 0,
): { data: T | undefined; error: unknown } {
  const owner = ownerOf(useSession())
  const { data, error } = useQuery({
    queryKey: [owner, key, version],
    queryFn: async () => {
      const answer = await ask()
      void remember(owner, key, answer)
      return answer
    },
    placeholderData: (last, query) => (query?.queryKey[0] === owner ? last : undefined),
  })
  const remembered = useMemory<T>(owner, key)
  const isRefused = error !== null && errorCode(error) !== 'offline'
  const shown = isRefused ? undefined : (data ?? remembered)
  return { data: shown, error: shown === undefined ? (error ?? undefined) : undefined }
}

function useMemory<T>(owner: string, key: string): T | undefined {
  const [memory, setMemory] = useState<{ of: string; value: T | undefined }>()
  const of = `${owner}|${key}`
  useEffect(() => {
    let isCurrent = true
    void recall<T>(owner, key).then((value) => isCurrent && setMemory({ of, value }))
    return () => {
      isCurrent = false
    }
  }, [owner, key, of])
  return memory?.of === of ? memory.value : undefined
}
