import { QueryClient } from '@tanstack/react-query'

/** Answers are kept in step by the live stream; what it does not cover is asked again when a screen opens. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry: 1, networkMode: 'always', refetchOnWindowFocus: false } },
})
