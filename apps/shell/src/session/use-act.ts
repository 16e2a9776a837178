import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toasts } from '../look/toasts.ts'
import { readRefusal, type Refusal } from './refusal.ts'
import { useStepUp } from './step-up.tsx'

/** How an act ends for the person who asked for it. */
export interface ActWords {
  /** What is said when it is done. */
  done?: string
  /** Words for refusals that have words of their own; undefined leaves the common ones. */
  refused?(refusal: Refusal): string | undefined
}

/** Runs acts that may ask who one is, says how they ended, and has the page read what is true now. */
export function useAct(): { act<T>(work: () => Promise<T>, words?: ActWords): Promise<T | undefined>; isBusy: boolean } {
  const { t } = useTranslation()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const { mutateAsync, isPending } = useMutation({ mutationFn: (work: () => Promise<unknown>) => stepUp(work) })
  return {
    isBusy: isPending,
    async act<T>(work: () => Promise<T>, words: ActWords = {}): Promise<T | undefined> {
      try {
        const answer = (await mutateAsync(work)) as T
        if (words.done !== undefined) toasts.add({ text: words.done })
        return answer
      } catch (thrown) {
        const refusal = readRefusal(thrown)
        // Whoever closed the question changed their mind; that is no failure.
        if (refusal.code === 'step_up_required') return undefined
        toasts.add({ text: words.refused?.(refusal) ?? (refusal.code === 'offline' ? t('signIn.unreachable') : t('act.failed')) })
        return undefined
      } finally {
        await Promise.all(['account', 'account-ways', 'people'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      }
    },
  }
}
