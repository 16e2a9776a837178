import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { hasRole } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiInputs, type ApiOutputs } from '../trpc.ts'

/** One complaint as the server lists it. */
export type Complaint = ApiOutputs['complaints']['list'][number]

const lookAgainMs = 15_000

/** Complaints of a plugin, of a release or of all one may read. `mayRead`: there is nothing to ask for others. */
export function useComplaintList(of: ApiInputs['complaints']['list'] = {}) {
  const { caller } = useSession()
  const client = useQueryClient()
  const mayRead = hasRole(caller, ['head', 'publisher', 'curator', 'operator', 'auditor'])
  const { data } = useQuery({
    queryKey: ['complaints', of],
    queryFn: () => api.complaints.list.query(of),
    refetchInterval: lookAgainMs,
    enabled: mayRead,
  })
  const { mutate, isPending, isError } = useMutation({
    mutationFn: (input: ApiInputs['complaints']['mark']) => api.complaints.mark.mutate(input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['complaints'] }),
  })
  return { mayRead, complaints: data, mark: mutate, isMarking: isPending, hasFailed: isError }
}
