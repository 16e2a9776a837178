import { useState } from 'react'
import { api, errorCode, type ApiOutputs } from '../trpc.ts'

type Config = Record<string, unknown>
type Refusal = Extract<ApiOutputs['plugins']['saveConfig'], { ok: false }>

/** What became of the last attempt to save. */
export type SavingState =
  | { kind: 'idle' }
  | { kind: 'trying' }
  | { kind: 'saved'; revision: number }
  | { kind: 'refused'; refusal: Refusal; config: Config }
  | { kind: 'failed'; code: string }

/** The way to save a config, and how the last attempt went. */
export interface SavingConfig {
  state: SavingState
  isBusy: boolean
  save(config: Config): void
  /** Saves what could not be tried since no source answered. */
  insist(config: Config): void
}

/** Tries a config against the contract and saves it when it holds. */
export function useSaveConfig(plugin: string, onSaved: () => Promise<unknown>): SavingConfig {
  const [state, setState] = useState<SavingState>({ kind: 'idle' })
  const attempt = async (config: Config, insist: boolean): Promise<void> => {
    setState({ kind: 'trying' })
    try {
      const answer = await api.plugins.saveConfig.mutate({ plugin, config, insist })
      if (answer.ok) await onSaved()
      setState(answer.ok ? { kind: 'saved', revision: answer.revision } : { kind: 'refused', refusal: answer, config })
    } catch (thrown) {
      setState({ kind: 'failed', code: errorCode(thrown) })
    }
  }
  return {
    state,
    isBusy: state.kind === 'trying',
    save: (config) => void attempt(config, false),
    insist: (config) => void attempt(config, true),
  }
}
