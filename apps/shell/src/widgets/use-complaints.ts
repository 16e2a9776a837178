import { useEffect, useMemo, useRef } from 'react'
import { api } from '../trpc.ts'

/** Complaints that come within this time, ms, travel together. */
const gather = 500
const longest = 2_000

/** Tells the OPD what its widget complained of or was refused, in few reports however many there are. */
export function useComplaints({ board, placement, version }: { board: string; placement: string; version: string }): {
  add(message: string): void
} {
  const place = useRef({ board, placement, version })
  useEffect(() => {
    place.current = { board, placement, version }
  }, [board, placement, version])
  return useMemo(() => {
    let waiting: string[] = []
    const send = (): void => {
      let message = ''
      while (waiting.length > 0 && message.length + (waiting[0]?.length ?? 0) < longest) message += `${waiting.shift()}\n`
      // One alone may be as long as a report.
      message = (message || waiting.shift() || '').trim().slice(0, longest)
      if (waiting.length > 0) setTimeout(send, gather)
      void api.widgets.report.mutate({ ...place.current, kind: 'complaint', message }).catch(() => undefined)
    }
    return {
      add: (message) => {
        if (waiting.length === 0) setTimeout(send, gather)
        // Each is a line of the report.
        waiting.push(message.replaceAll(/\s+/g, ' '))
      },
    }
  }, [])
}
