import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSession } from '../session/session.tsx'

/** A paired screen shows each of its boards in turn; nobody else's board moves by itself. */
export function useRotation(board: string): void {
  const { boards, rotateSeconds } = useSession()
  const navigate = useNavigate()
  const index = boards.findIndex(({ id }) => id === board)
  const next = boards.length > 1 ? boards[(index + 1) % boards.length]?.id : undefined
  useEffect(() => {
    if (next === undefined || rotateSeconds === undefined) return
    const timer = setTimeout(() => void navigate({ to: '/dasbor/$board', params: { board: next }, replace: true }), rotateSeconds * 1_000)
    return () => clearTimeout(timer)
  }, [next, rotateSeconds, navigate])
}
