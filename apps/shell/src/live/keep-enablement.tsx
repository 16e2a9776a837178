import { lazy, Suspense, useEffect, useState } from 'react'
import { useEnabled, type EnabledForMe } from '../data/gallery.ts'
import { acknowledgeEnablement } from './live-link.ts'
import { serverNow } from './server-clock.ts'

const Notices = lazy(() => import('../enabling/notices.tsx').then((module) => ({ default: module.Notices })))

/** Says to the server which enablement this screen shows, whatever page is open, and tells whoever looks of pilots that stepped back. */
export function KeepEnablement() {
  const enabled = useEnabled()
  const revision = enabled?.revision
  const [openedAt] = useState(serverNow)
  // After the commit: what no longer runs has left the page by then.
  useEffect(() => {
    if (revision !== undefined) acknowledgeEnablement(revision)
  }, [revision])
  const fresh = (enabled?.notices ?? []).filter((notice: EnabledForMe['notices'][number]) => Date.parse(notice.at) >= openedAt)
  if (fresh.length === 0) return undefined
  return (
    <Suspense>
      <Notices notices={fresh} />
    </Suspense>
  )
}
