import { QueryClient, type Query } from '@tanstack/react-query'
import { errorCode } from '../trpc.ts'

const askAgainMs = 5_000

/** What nobody answered is asked again by itself; what was refused is not. */
function againUnanswered({ state }: Query): number | false {
  return state.status === 'error' && errorCode(state.error) === 'offline' ? askAgainMs : false
}

/** Answers are kept in step by the live stream; what it does not cover is asked again when a screen opens. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: 1, networkMode: 'always', refetchOnWindowFocus: false, refetchInterval: againUnanswered },
  },
})
