import { useQuery } from '@tanstack/react-query'
import { recall, remember } from '../live/device-memory.ts'
import { ownerOf, useSession } from '../session/session.tsx'

/** Asks the server, and where it does not answer, this device's memory of its last answer. `version` asks again when it rises. */
export function useRememberedQuery<T>(
  key: string,
  ask: () => Promise<T>,
  version: number | string = 0,
): { data: T | undefined; error: unknown; refetch(): void } {
  const owner = ownerOf(useSession())
  const { data, error, refetch } = useQuery({
    queryKey: [owner, key, version],
    queryFn: async () => {
      try {
        const answer = await ask()
        void remember(owner, key, answer)
        return answer
      } catch (thrown) {
        const last = await recall<T>(owner, key)
        if (last === undefined) throw thrown
        return last
      }
    },
    placeholderData: (last) => last,
  })
  return { data, error, refetch: () => void refetch() }
}
