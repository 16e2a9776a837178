import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepUp } from '../session/step-up.tsx'
import { errorCode } from '../trpc.ts'

const worded = ['own_submission', 'second_person_needed', 'version_conflict', 'step_up_required', 'forbidden', 'offline', 'not_found']

/** Does something that needs a fresh proof of who one is, says what went wrong, and has every list of curation read anew. */
export function useAct(): { act: <T>(work: () => Promise<T>) => Promise<T | undefined>; problem: string; isBusy: boolean } {
  const { t } = useTranslation()
  const client = useQueryClient()
  const stepUp = useStepUp()
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    setProblem('')
    try {
      return await stepUp(work)
    } catch (thrown) {
      const code = errorCode(thrown)
      setProblem(worded.includes(code) ? t(`curation.error.${code}`) : t('curation.failed', { code }))
      return undefined
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: ['curation'] })
    }
  }
  return { act, problem, isBusy }
}
