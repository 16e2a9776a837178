import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import type { HeldFeed } from '../live/apply-feed-message.ts'
import { useLook } from '../look/look-store.ts'
import { errorCode, errorDetails } from '../trpc.ts'

const PurposeDialog = lazy(() => import('./purpose-dialog.tsx').then((module) => ({ default: module.PurposeDialog })))

/** Something restricted that this session has not said the purpose for. */
export interface SealedSubject {
  id: string
  /** What it is called; undefined for a query of a widget. */
  title: string | undefined
}

/** How a widget stands to what is restricted in it. */
export interface PurposeState {
  /** Nothing of it can be shown before a purpose is stated. */
  isSealed: boolean
  /** Parts of it cannot. */
  isPartly: boolean
  /** How often a purpose was stated here; what was refused is asked again when it rises. */
  answered: number
  ask(): void
  onRefusedQuery(thrown: unknown): void
  dialog: ReactNode
}

/** Tells whether nothing of a feed can be shown before a purpose is stated. */
export function isSealedFeed(feed: HeldFeed | undefined): boolean {
  return feed?.facts.purposeNeeded === true && feed.version === 0 && feed.facts.classification === 'restricted'
}

/** Asks once for each session and feed what restricted data is read for, when somebody wants to see it. */
export function usePurpose(held: readonly HeldFeed[], mode: 'board' | 'detail' | 'preview'): PurposeState {
  const { locale } = useLook()
  const [isOpen, setOpen] = useState(false)
  const [answered, setAnswered] = useState(0)
  const [queries, setQueries] = useState<readonly string[]>([])
  const sealed = held.filter((feed) => feed.facts.purposeNeeded)
  const subjects: SealedSubject[] = [
    ...sealed.map(({ facts }) => ({ id: facts.id, title: facts.title[locale] })),
    ...queries.map((id) => ({ id, title: undefined })),
  ]
  const isSealed = sealed.some(isSealedFeed)
  const onRefusedQuery = useCallback((thrown: unknown) => {
    const subject = errorCode(thrown) === 'purpose_required' ? errorDetails(thrown)['subject'] : undefined
    if (typeof subject === 'string') setQueries((last) => (last.includes(subject) ? last : [...last, subject]))
  }, [])
  const done = (): void => {
    setOpen(false)
    setQueries([])
    setAnswered((last) => last + 1)
  }
  return {
    isSealed,
    isPartly: !isSealed && subjects.length > 0 && mode !== 'preview',
    answered,
    ask: () => setOpen(true),
    onRefusedQuery,
    dialog: isOpen && subjects.length > 0 && (
      <Suspense>
        <PurposeDialog subjects={subjects} onDone={done} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  }
}
