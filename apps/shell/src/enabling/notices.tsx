import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { createToastQueue, ToastRegion } from '@wadah/ui/toast'
import type { EnabledForMe } from '../data/gallery.ts'
import { useLook } from '../look/look-store.ts'

/** Long enough to be read from across a room, and gone by itself: a wall has nobody to close it. */
const queue = createToastQueue({ lifetime: 20_000 })
const told = new Set<number>()

/** Tells whoever looks that a release they were trying has gone back to the one before. */
export function Notices({ notices }: { notices: EnabledForMe['notices'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  useEffect(() => {
    for (const { id, title, version } of notices) {
      if (told.has(id)) continue
      told.add(id)
      queue.add({ text: t('notice.steppedBack', { title: title[locale], version }) })
    }
  }, [notices, t, locale])
  return <ToastRegion queue={queue} label={t('notice.region')} closeLabel={t('close')} />
}
